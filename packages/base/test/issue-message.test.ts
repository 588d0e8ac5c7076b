import { expect, test } from 'vitest';
import { type StandardSchema, validate } from '../src/index.ts';

/** A schema that finds one issue, as the libraries write them. */
const failing = (issue: object): StandardSchema => ({
  '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [issue as { message: string }] }) },
});

const messageOf = async (issue: object, value: unknown): Promise<string | undefined> => {
  const result = await validate(failing(issue), value);
  return result.ok ? undefined : result.issues[0]?.message;
};

test('what a library says that it received is taken out', async () => {
  const issue = { message: 'Invalid type: Expected number but received "x"', received: '"x"' };
  expect(await messageOf(issue, 'x')).toBe('Invalid type: Expected number');
});

test('what a library says that the value was is taken out, in unions too', async () => {
  const issue = {
    message: 'a must be 1 (was "x") or b must be 2 (was "y")',
    actual: '{"a":"x","b":"y"}',
    errors: [{ actual: '"x"' }, { actual: '"y"' }],
  };
  expect(await messageOf(issue, { a: 'x', b: 'y' })).toBe('a must be 1 or b must be 2');
});

test('the value itself is masked wherever it is quoted, or long', async () => {
  expect(await messageOf({ message: 'no "x", please', path: ['a'] }, { a: 'x' })).toBe('no …, please');
  expect(await messageOf({ message: 'hunter2-hunter2 is weak' }, 'hunter2-hunter2')).toBe('… is weak');
  expect(await messageOf({ message: 'expected a text' }, 'text')).toBe('expected a text');
});

test('the path may be an array of a class of its own', async () => {
  class Path extends Array<PropertyKey> {
    override map<U>(): U[] {
      throw new Error('species');
    }
  }
  const result = await validate(failing({ message: 'm', path: Path.from(['a', 0]) }), {});
  expect(result).toMatchObject({ ok: false, issues: [{ path: ['a', 0] }] });
});

test('50 issues are listed, and the rest is counted', async () => {
  const issues = Array.from({ length: 60 }, () => ({ message: 'm' }));
  const schema: StandardSchema = {
    '~standard': { version: 1, vendor: 'test', validate: () => ({ issues }) },
  };
  const result = await validate(schema, 1);
  expect(result.ok ? [] : [result.issues.length, result.omitted]).toEqual([50, 10]);
});
