import { describe, expect, test } from 'vitest';
import { followOutcome } from '../src/index.ts';

const told: string[] = [];
const listener = {
  returned: (value: unknown) => {
    told.push(`returned ${value}`);
    return value;
  },
  threw: (error: unknown) => {
    told.push(`threw ${error}`);
    return 'in its place';
  },
};
const follow = (outcome: unknown): unknown => {
  told.length = 0;
  return followOutcome(() => outcome, listener);
};

type Callback = (value?: unknown) => void;
const thenable = (then: (fulfil: Callback, reject: Callback) => void): unknown =>
  Object.fromEntries([['then', then]]);

describe('a thenable that is no Promise', () => {
  test('is followed as a promise, though its then returns nothing', async () => {
    const followed = follow(thenable((fulfil) => fulfil(1)));
    expect(followed).toBeInstanceOf(Promise);
    expect(await followed).toBe(1);
    expect(told).toEqual(['returned 1']);
  });

  test('is followed once when it calls back more than once', async () => {
    const followed = follow(
      thenable((fulfil, reject) => {
        reject('a');
        fulfil(1);
      }),
    );
    expect(await followed).toBe('in its place');
    expect(told).toEqual(['threw a']);
  });

  test('is started once', async () => {
    let started = 0;
    await follow(
      thenable((fulfil) => {
        started += 1;
        fulfil();
      }),
    );
    expect(started).toBe(1);
  });
});

test('a promise of a class of its own keeps its class', () => {
  class Cancelable<T> extends Promise<T> {}
  expect(follow(Cancelable.resolve(1))).toBeInstanceOf(Cancelable);
});

test('a native promise gets no further layer: its end is told in the turn after it settles', async () => {
  follow(Promise.resolve(1));
  await null;
  expect(told).toEqual(['returned 1']);
});
