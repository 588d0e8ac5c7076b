import { describe, expect, it } from 'vitest';
import { traceHeader } from '../src/execution/trace-header.ts';

const root = '1-6a51d5c8-0123456789abcdef01234567';
const parent = '0123456789abcdef';

describe('a trace header', () => {
  it('is fresh and unsampled when none came in', () => {
    const header = traceHeader(undefined);
    expect(header).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/);
    expect(traceHeader(undefined)).not.toBe(header);
  });

  it('keeps what came in', () => {
    const incoming = `Root=${root};Parent=${parent};Sampled=1`;
    expect(traceHeader(incoming)).toBe(incoming);
    expect(traceHeader(`Sampled=1; Parent=${parent}; Root=${root}`)).toBe(incoming);
  });

  it('fills in what is missing', () => {
    expect(traceHeader(`Root=${root}`)).toMatch(new RegExp(`^Root=${root};Parent=[0-9a-f]{16};Sampled=0$`));
  });

  it.each(['nonsense', 'Root=1-x-y;Parent=z', `Root=${root}\r\nEvil: 1`, ';;='])(
    'replaces what is not valid: %j',
    (incoming) => {
      expect(traceHeader(incoming)).toMatch(
        /^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/,
      );
    },
  );
});
