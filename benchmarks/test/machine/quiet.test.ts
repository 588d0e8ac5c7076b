import { describe, expect, it } from 'vitest';
import { assertQuiet, isBusy } from '../../src/machine/quiet.ts';

describe('a busy machine', () => {
  it('is refused, with what to do', () => {
    expect(() => assertQuiet(43.4, false)).toThrow(
      'other programs use 43 % of its CPUs, and numbers are good up to 10 %. Stop them or wait, or run with --force',
    );
  });

  it('is taken when that is asked for', () => {
    expect(() => assertQuiet(43, true)).not.toThrow();
  });

  it('begins above the limit', () => {
    expect([isBusy(10), isBusy(10.1)]).toEqual([false, true]);
    expect(() => assertQuiet(10, false)).not.toThrow();
  });
});
