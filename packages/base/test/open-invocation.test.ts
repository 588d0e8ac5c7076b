import { describe, expect, test } from 'vitest';
import {
  currentInvocation,
  type Invocation,
  openInvocation,
  resumeInvocation,
  runInvocation,
} from '../src/index.ts';

describe('openInvocation', () => {
  test('opens an invocation of its own inside of another', () => {
    runInvocation({ trace: { pypwextId: 'outer' }, deadline: 5 }, (outer) => {
      openInvocation({ trace: { pypwextId: 'inner' } }, (inner) => {
        expect(inner).not.toBe(outer);
        expect(currentInvocation()).toBe(inner);
        expect(inner).toMatchObject({ trace: { pypwextId: 'inner' }, deadline: undefined });
      });
      expect(currentInvocation()).toBe(outer);
      expect(outer.ended).toBe(false);
    });
  });

  test('ends it with the promise of the function', async () => {
    let seen: Invocation | undefined;
    await openInvocation({}, async (invocation) => {
      seen = invocation;
      await null;
      expect(invocation.ended).toBe(false);
    });
    expect(seen?.ended).toBe(true);
  });
});

describe('resumeInvocation', () => {
  test('runs a function inside of an invocation that was left', () => {
    const left = runInvocation({}, (invocation) => invocation);
    expect(resumeInvocation(left, () => currentInvocation())).toBe(left);
    expect(currentInvocation()).toBeUndefined();
  });

  test('just runs the function without an invocation', () => {
    expect(resumeInvocation(undefined, () => currentInvocation())).toBeUndefined();
  });
});
