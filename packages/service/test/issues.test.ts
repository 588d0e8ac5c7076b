import { isPyPwExtHTTPError, type StandardSchema } from '@pypwext/base';
import { type } from 'arktype';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtService, type ValidationDetails } from '../src/index.ts';

const service = new PyPwExtService();

async function issuesOf(model: StandardSchema, value: unknown): Promise<ValidationDetails> {
  const error: unknown = await service.parse(model, value).catch((thrown: unknown) => thrown);
  if (isPyPwExtHTTPError(error) && error.code === 400) return error.details as ValidationDetails;
  throw new Error(`it was not refused: ${String(error)}`);
}

const MODELS: Record<string, StandardSchema> = {
  zod: z.strictObject({
    email: z.email(),
    age: z.number(),
    tags: z.array(z.number()),
    kind: z.enum(['a', 'b']),
    nested: z.union([z.object({ a: z.number() }), z.object({ b: z.number() })]),
  }),
  valibot: v.strictObject({
    email: v.pipe(v.string(), v.email(), v.minLength(50)),
    age: v.number(),
    tags: v.array(v.number()),
    kind: v.picklist(['a', 'b']),
    nested: v.union([v.object({ a: v.number() }), v.object({ b: v.number() })]),
  }),
  arktype: type({
    email: 'string.email',
    age: 'number',
    tags: 'number[]',
    kind: "'a'|'b'",
    nested: type({ a: 'number' }).or({ b: 'number' }),
  }),
};

describe.each(Object.entries(MODELS))('%s', (_, model) => {
  const hostile = {
    email: 'secret-email',
    age: 'secret-age',
    tags: ['secret-tag', 'secret "quoted" tag'],
    kind: 'secret-kind',
    nested: { a: 'secret-nested' },
  };

  test('issues list path and message, never the value', async () => {
    const { issues } = await issuesOf(model, hostile);
    expect(issues.map(({ path }) => path.join('.'))).toEqual(
      expect.arrayContaining(['email', 'age', 'tags.0', 'kind', 'nested']),
    );
    expect(JSON.stringify(issues)).not.toContain('secret');
    for (const { message } of issues) expect(message.length).toBeGreaterThan(5);
  });

  test('a value of the right form comes back typed', async () => {
    const value = { email: `${'a'.repeat(50)}@example.com`, age: 1, tags: [1], kind: 'a', nested: { b: 1 } };
    expect(await service.parse(model, value)).toEqual(value);
  });

  test('no text of any value is in a message', async () => {
    const secret = fc.string({ minLength: 8, unit: 'grapheme' }).filter((text) => !/^[\w ]*$/.test(text));
    const value = fc.record({
      email: secret,
      age: secret,
      tags: fc.array(secret),
      kind: secret,
      nested: secret,
    });
    await fc.assert(
      fc.asyncProperty(value, async (input) => {
        const text = JSON.stringify((await issuesOf(model, input)).issues.map(({ message }) => message));
        for (const each of [input.email, input.age, input.kind, input.nested, ...input.tags]) {
          expect(text).not.toContain(JSON.stringify(each).slice(1, -1));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('messages that put the value in', () => {
  test.each<[string, StandardSchema, unknown, string]>([
    ['valibot type', v.number(), 'secret', 'Invalid type: Expected number'],
    ['valibot format', v.pipe(v.string(), v.email()), 'secret', 'Invalid email'],
    ['valibot literal', v.literal('abc'), 'secret', 'Invalid type: Expected "abc"'],
    ['valibot number', v.pipe(v.number(), v.minValue(100)), 42, 'Invalid value: Expected >=100'],
    ['valibot, own message', v.string('A text, please'), 17, 'A text, please'],
    ['valibot, own message with the value', v.string((issue) => `no ${issue.received}`), 12345678, 'no …'],
    ['arktype format', type('string.email'), 'secret', 'must be an email address'],
    ['arktype union', type("'a'|'b'"), 'secret', 'must be "a" or "b"'],
    ['arktype bound', type('number>100'), 42, 'must be more than 100'],
    ['arktype JSON', type('string.json.parse'), '{secret', 'must be a JSON string'],
    ['zod', z.number(), 'secret', 'Invalid input: expected number, received string'],
    [
      'zod, own message with the value',
      z.string().refine(() => false, { error: ({ input }) => `"${input}" is bad` }),
      'secret',
      '… is bad',
    ],
  ])('%s', async (_, model, value, message) => {
    expect((await issuesOf(model, value)).issues).toEqual([{ path: [], message }]);
  });

  test('an intersection of arktype lists what it must be', async () => {
    const [issue] = (await issuesOf(type('string.email & /^z/'), 'secret')).issues;
    expect(issue?.message).not.toContain('secret');
    expect(issue?.message).toContain('an email address');
  });
});

describe('bounds', () => {
  test('50 issues are listed, and the rest is counted', async () => {
    const details = await issuesOf(
      z.array(z.number()),
      Array.from({ length: 1_000 }, () => 'x'),
    );
    expect(details.issues).toHaveLength(50);
    expect(details.omitted).toBe(950);
  });

  test('a message that lists what was sent is cut', async () => {
    const keys = Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`key${index}`, 1]));
    const [issue] = (await issuesOf(z.strictObject({}), keys)).issues;
    expect(issue?.message).toHaveLength(301);
  });
});

test('asynchronous models are awaited', async () => {
  const model = z.string().refine(async (text) => text !== 'taken', 'is taken');
  expect(await service.parse(model, 'free')).toBe('free');
  expect(await issuesOf(model, 'taken')).toEqual({ issues: [{ path: [], message: 'is taken' }] });
  const read = service.event({ model })(async (text) => text);
  expect(await read('free')).toBe('free');
  await expect(read('taken')).rejects.toMatchObject({ code: 400 });
});
