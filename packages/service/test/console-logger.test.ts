import { format } from 'node:util';
import { PyPwExtInternalError, StdPyPwExtError } from '@pypwext/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';

const SECRET = '19121212-1212';

let printed: string;

beforeEach(() => {
  printed = '';
  const print = (...input: unknown[]): void => {
    printed += `${format(...input)}\n`;
  };
  vi.spyOn(console, 'error').mockImplementation(print);
  vi.spyOn(console, 'warn').mockImplementation(print);
});

afterEach(() => vi.restoreAllMocks());

const service = new PyPwExtService();

const answer = (error: unknown): Promise<unknown> =>
  service.handler({}, async () => {
    throw error;
  })(httpEvent());

const classified = (): PyPwExtInternalError =>
  new PyPwExtInternalError(`no such person: ${SECRET}`, {
    classification: 'PII',
    details: { person: SECRET },
  });

describe('the console, where no logger is given', () => {
  test('is told the class, code, classification and stack of a classified error', async () => {
    await answer(classified());
    expect(printed).toContain('PyPwExtInternalError (500, PII)');
    expect(printed).toMatch(/at .*console-logger\.test/);
    expect(printed).not.toContain(SECRET);
  });

  test('is told no more of one that has caused another error', async () => {
    await answer(new Error('the payment failed', { cause: classified() }));
    expect(printed).toContain('Error: the payment failed');
    expect(printed).toContain('caused by PyPwExtInternalError (500, PII)');
    expect(printed).not.toContain(SECRET);
  });

  test('is told no more of those of an AggregateError', async () => {
    await answer(new AggregateError([new Error('first'), classified()], 'all failed'));
    expect(printed).toContain('all failed');
    expect(printed).not.toContain(SECRET);
  });

  test('is told everything of other errors', async () => {
    await answer(new PyPwExtInternalError('no bucket', { details: { bucket: 'offers' } }));
    expect(printed).toContain('no bucket');
    expect(printed).toContain("bucket: 'offers'");
  });

  test('is told nothing of a classified error that failed in a batch either', async () => {
    const batch = service.batch({ envelope: 'sqs' }, async () => {
      throw new StdPyPwExtError(SECRET, { classification: 'PII' });
    });
    const Records = [{ messageId: 'm-1', eventSource: 'aws:sqs', body: '{}' }];
    expect(await batch({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-1' }] });
    expect(printed).toContain('m-1');
    expect(printed).toContain('StdPyPwExtError (400, PII)');
    expect(printed).not.toContain(SECRET);
  });

  test('takes the place of a logger that throws, and is told no more then', async () => {
    const throwing = () => {
      throw new Error('the logger is closed');
    };
    const logger = { debug: throwing, info: throwing, warn: throwing, error: throwing };
    const broken = new PyPwExtService({ logger });
    await broken.handler({}, async () => {
      throw classified();
    })(httpEvent());
    expect(printed).toContain('PyPwExtInternalError (500, PII)');
    expect(printed).not.toContain(SECRET);
  });

  test('survives an error that cannot be read', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(await answer(proxy)).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
    expect(printed).toContain('An error that cannot be read');
  });

  test('survives a record of a batch that throws such an error', async () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const batch = service.batch({ envelope: 'sqs' }, async (value) => {
      if (value === 2) throw proxy;
    });
    const Records = [1, 2, 3].map((body) => ({
      messageId: `m-${body}`,
      eventSource: 'aws:sqs',
      body: `${body}`,
    }));
    expect(await batch({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-2' }] });
  });
});
