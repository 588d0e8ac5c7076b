import { afterEach, expect, test } from 'vitest';
import { StdPyPwExtError } from '../src/index.ts';

const limit = Error.stackTraceLimit;

afterEach(() => {
  Error.stackTraceLimit = limit;
});

test.each([
  ['a message without a text form', () => new StdPyPwExtError(Object.create(null), { action: 'CONTINUE' })],
  ['a symbol as the message', () => new StdPyPwExtError(Symbol('m') as never, { action: 'CONTINUE' })],
  [
    'a cause that throws when it is read',
    () =>
      new StdPyPwExtError('m', {
        action: 'CONTINUE',
        get cause(): never {
          throw new TypeError('unreadable');
        },
      }),
  ],
])('an expected error that cannot be built, for %s, leaves stack traces on', (_, build) => {
  expect(build).toThrow(TypeError);
  expect(Error.stackTraceLimit).toBe(limit);
});
