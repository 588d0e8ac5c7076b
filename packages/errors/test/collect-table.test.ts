import { ErrorAction, PyPwExtErrorWithReturn, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { collect } from '../src/index.ts';
import { inRoot } from './in-root.ts';

const failingWith = (error: unknown, options = {}) =>
  collect(options)(() => {
    throw error;
  });

/** Twice wrapped, so that each error passes two collects. */
const inside = (error: unknown, options = {}) =>
  inRoot(() => collect(failingWith(error, options) as () => unknown)());

describe('thrown inside `collect` | collector installed | none installed', () => {
  test('`PyPwExtError`, RAISE | collected once, rethrown | rethrown', () => {
    const error = new StdPyPwExtError('m');
    expect(inside(error)).toEqual({ thrown: error, collected: [error] });
    expect(failingWith(error)).toThrow(error);
  });

  describe('`PyPwExtError`, CONTINUE or INDECISIVE | collected once; the call returns ... | rethrown', () => {
    const actions = [ErrorAction.CONTINUE, ErrorAction.INDECISIVE];

    test.each(actions)('%s: ... `returnValue` (`PyPwExtErrorWithReturn`, subclasses too)', (action) => {
      class Refused extends PyPwExtErrorWithReturn<string> {}
      for (const Class of [PyPwExtErrorWithReturn, Refused]) {
        const error = new Class('m', { action, returnValue: 'refused' });
        expect(inside(error, { fallback: 'unused' })).toEqual({ result: 'refused', collected: [error] });
        expect(failingWith(error, { fallback: 'unused' })).toThrow(error);
      }
    });

    test.each(actions)('%s: ... else `fallback`', (action) => {
      const error = new StdPyPwExtError('m', { action });
      expect(inside(error, { fallback: 0 })).toEqual({ result: 0, collected: [error] });
      expect(failingWith(error, { fallback: 0 })).toThrow(error);
    });

    test.each(actions)('%s: ... else `undefined`', (action) => {
      const error = new StdPyPwExtError('m', { action });
      expect(inside(error)).toEqual({ result: undefined, collected: [error] });
      expect(failingWith(error)).toThrow(error);
    });
  });

  test('anything else | rethrown untouched, not collected | rethrown', () => {
    for (const thrown of [new TypeError('m'), 'text', undefined, null, { code: 400, action: 'CONTINUE' }]) {
      expect(inside(thrown)).toEqual({ thrown, collected: [] });
      let outside: unknown = 'nothing';
      try {
        failingWith(thrown, { fallback: 1 })();
      } catch (error) {
        outside = error;
      }
      expect(outside).toBe(thrown);
    }
  });
});

test('a returnValue of a RAISE error is not returned: the error is thrown on', () => {
  const error = new PyPwExtErrorWithReturn('m', { action: 'RAISE', returnValue: 1 });
  expect(inside(error)).toEqual({ thrown: error, collected: [error] });
});

test('a returnValue of undefined counts: the fallback does not take its place', () => {
  const error = new PyPwExtErrorWithReturn('m', { returnValue: undefined });
  expect(inside(error, { fallback: 1 })).toEqual({ result: undefined, collected: [error] });
});
