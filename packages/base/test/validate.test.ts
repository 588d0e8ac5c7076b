import { expect, test } from 'vitest';
import { type StandardSchema, validate } from '../src/index.ts';

const schema = <T>(
  result: () => ReturnType<StandardSchema<T>['~standard']['validate']>,
): StandardSchema<T> => ({
  '~standard': { version: 1, vendor: 'test', validate: result },
});

test('a schema that answers at once is answered at once', () => {
  expect(
    validate(
      schema(() => ({ value: 1 })),
      1,
    ),
  ).toEqual({ ok: true, value: 1 });
});

test('an asynchronous schema gives a promise', async () => {
  const result = validate(
    schema(async () => ({ issues: [{ message: 'm' }] })),
    1,
  );
  expect(result).toBeInstanceOf(Promise);
  expect(await result).toEqual({ ok: false, issues: [{ path: [], message: 'm' }] });
});

test('paths are keys and indexes, whichever form the library gives them', () => {
  const path = ['a', 0, { key: 'b' }, Symbol('s')];
  expect(
    validate(
      schema(() => ({ issues: [{ message: 'm', path }] })),
      1,
    ),
  ).toEqual({
    ok: false,
    issues: [{ path: ['a', 0, 'b', 'Symbol(s)'], message: 'm' }],
  });
});
