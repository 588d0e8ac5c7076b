import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatLogLine } from '../src/log/format-log-line.ts';

const plain = (entry: unknown, functionName?: string): string =>
  formatLogLine(JSON.stringify(entry), {
    colour: false,
    ...(functionName === undefined ? {} : { functionName }),
  });
const entry = { level: 'INFO', message: 'priced', timestamp: '2026-01-02T03:04:05.678Z', service: 'offers' };

describe('a formatted log entry', () => {
  it('has time, level and message', () => {
    expect(plain(entry)).toBe('03:04:05.678 INFO     priced');
  });

  it('has function, operation, kind, classification, identifiers and what else there is', () => {
    const full = {
      ...entry,
      function_name: 'offers',
      function_request_id: 'hidden',
      cold_start: true,
      operation: 'create-offer',
      type: 'AUDIT',
      classification: 'PII',
      message: { msg: 'Entering createOffer', args: { amount: 1 } },
      tenant: 'acme',
      correlation_id: 'c-1',
      pypwext_id: 'p-1',
    };
    expect(plain(full)).toBe(
      '03:04:05.678 INFO     offers create-offer [AUDIT PII] Entering createOffer args={"amount":1} pypwext_id=p-1 correlation_id=c-1 tenant=acme',
    );
  });

  it('leaves out a kind and a classification that say nothing', () => {
    expect(plain({ ...entry, type: 'STD', classification: 'NA' })).toBe('03:04:05.678 INFO     priced');
  });

  it('names the function it is told when the entry does not', () => {
    expect(plain(entry, 'pricing')).toBe('03:04:05.678 INFO     pricing priced');
  });

  it.each([
    [
      'a stack as text',
      { exception: 'Error: no\n    at pay', exception_name: 'Error' },
      ['Error: no', '    at pay'],
    ],
    [
      'an error with stack',
      { error: { name: 'E', message: 'no', stack: 'E: no\n    at pay' } },
      ['E: no', '    at pay'],
    ],
    ['an error without stack', { error: { name: 'E', message: 'no' } }, ['E: no']],
    ['a list of errors', { error: [{ code: 400 }] }, ['[{"code":400}]']],
  ])('has %s below', (_name, error, lines) => {
    expect(
      plain({ ...entry, ...error })
        .split('\n')
        .slice(1),
    ).toEqual(lines.map((line) => `    ${line}`));
  });

  it('is coloured on request', () => {
    const coloured = formatLogLine(JSON.stringify({ ...entry, level: 'ERROR' }), { colour: true });
    expect(coloured).toContain('\u001b[31mERROR   \u001b[39m');
  });

  it('cuts a long value', () => {
    expect(plain({ ...entry, message: 'x'.repeat(1000) })).toHaveLength(
      '03:04:05.678 INFO     '.length + 401,
    );
  });

  it.each([
    'START RequestId: 1',
    '{"offer":1}',
    '{"level":"INFO"',
    '{"level":1,"message":"x"}',
    'null',
    '',
    '[{"level":"INFO","message":"x"}]',
  ])('is left alone when it is none: %s', (line) => {
    expect(formatLogLine(line, { colour: true })).toBe(line);
  });

  it('never throws and never lets control characters through', () => {
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary-ascii' }));
    const keys = ['message', 'error', 'exception', 'operation', 'timestamp', 'type', 'pypwext_id', 'other'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), value), (members) => {
        const formatted = plain({ level: 'INFO', message: 'x', ...members });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
        expect(formatted).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      }),
    );
  });
});
