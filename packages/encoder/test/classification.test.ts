import { isPyPwExtInternalError, type StandardSchema } from '@pypwext/base';
import { scope, type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import * as mini from 'zod/mini';
import { classificationsOf, classify, PyPwExtJSONEncoder, redactionFor } from '../src/index.ts';

const pii = { classification: 'PII' } as const;

const zodCustomer = z.object({
  id: z.number(),
  email: z.string().meta(pii).optional(),
  address: z.object({ street: z.string().meta(pii), city: z.string() }).nullable(),
  orders: z.array(z.object({ note: z.string().meta({ classification: 'CORPORATE_SENSITIVE_INFO' }) })),
  phones: z.record(z.string(), z.string().meta(pii)),
});

const valibotCustomer = v.object({
  id: v.number(),
  email: v.optional(v.pipe(v.string(), v.metadata(pii))),
  address: v.nullable(v.object({ street: v.pipe(v.string(), v.metadata(pii)), city: v.string() })),
  orders: v.array(
    v.object({ note: v.pipe(v.string(), v.metadata({ classification: 'CORPORATE_SENSITIVE_INFO' })) }),
  ),
  phones: v.record(v.string(), v.pipe(v.string(), v.metadata(pii))),
});

const secret = (of: string, classification: string) =>
  type(of as 'string').configure({ classification } as never);
const arktypeCustomer = type({
  id: 'number',
  'email?': secret('string', 'PII'),
  address: type({ street: secret('string', 'PII'), city: 'string' }).or('null'),
  orders: type({ note: secret('string', 'CORPORATE_SENSITIVE_INFO') }).array(),
  phones: type({ '[string]': secret('string', 'PII') }),
});

const map = {
  email: 'PII',
  'address.street': 'PII',
  'orders.note': 'CORPORATE_SENSITIVE_INFO',
  'phones.*': 'PII',
};

const customer = {
  id: 17,
  email: 'a@example.com',
  address: { street: 'Main Street 1', city: 'Lund' },
  orders: [{ note: 'rebate' }, { note: 'late' }],
  phones: { home: '555-1', work: '555-2' },
};

describe.each([
  ['zod', zodCustomer],
  ['valibot', valibotCustomer],
  ['arktype', arktypeCustomer as unknown as StandardSchema],
])('a schema of %s', (_, schema) => {
  test('says how sensitive its members are', () => {
    expect(classificationsOf(schema as StandardSchema)).toEqual(map);
  });

  test('redacts a value of its kind, wherever it stands in an entry', () => {
    const redaction = redactionFor(schema as StandardSchema, {
      policies: { CORPORATE_SENSITIVE_INFO: 'drop' },
    });
    const encoder = new PyPwExtJSONEncoder({ profile: 'log', redaction });
    expect(JSON.parse(encoder.encode({ message: 'received', customers: [customer] }))).toEqual({
      message: 'received',
      customers: [
        {
          id: 17,
          email: '[Redacted]',
          address: { street: '[Redacted]', city: 'Lund' },
          orders: [{}, {}],
          phones: { home: '[Redacted]', work: '[Redacted]' },
        },
      ],
    });
  });

  test('takes what classify declares, which wins', () => {
    const declared = classify(schema as StandardSchema, { email: 'NA', id: 'AUTHORIZATION_INFO' });
    expect(classificationsOf(declared)).toEqual({ ...map, email: 'NA', id: 'AUTHORIZATION_INFO' });
    classify(declared, { email: 'PII', id: 'NA' });
  });
});

describe('classificationsOf', () => {
  interface Person {
    name: string;
    friends: Person[];
  }
  const zodPerson: z.ZodType<Person> = z.object({
    name: z.string().meta(pii),
    friends: z.lazy(() => z.array(zodPerson)),
  });
  const valibotPerson: v.GenericSchema<Person> = v.object({
    name: v.pipe(v.string(), v.metadata(pii)),
    friends: v.lazy(() => v.array(valibotPerson)),
  });
  const arktypePerson = scope({ person: { name: secret('string', 'PII'), friends: 'person[]' } }).export()
    .person;

  test.each([
    ['zod', zodPerson],
    ['valibot', valibotPerson],
    ['arktype', arktypePerson as unknown as StandardSchema],
  ])('follows a schema of %s that contains itself to any depth', (_, schema) => {
    expect(classificationsOf(schema)).toEqual({ name: 'PII', 'friends.**.name': 'PII' });
    const redaction = redactionFor(schema, { modelAt: 'root' });
    const person = { name: 'a', friends: [{ name: 'b', friends: [{ name: 'c', friends: [] }] }] };
    expect(new PyPwExtJSONEncoder({ redaction }).encode(person)).not.toMatch(/"[abc]"/);
  });

  test('reads every kind of part that zod has', () => {
    const secretText = z.string().meta(pii);
    const schema = z.object({
      union: z.union([z.object({ a: secretText }), z.null()]),
      variant: z.discriminatedUnion('t', [z.object({ t: z.literal('x'), b: secretText })]),
      intersection: z.intersection(z.object({ c: secretText }), z.object({ d: z.string() })),
      tuple: z.tuple([z.object({ e: secretText })], z.object({ f: secretText })),
      map: z.map(z.string(), secretText),
      set: z.set(z.object({ g: secretText })),
      piped: z.string().transform(Number).pipe(z.number()).meta(pii),
      wrapped: z.string().meta(pii).default('x').readonly().optional().nullable(),
      open: z.object({ h: z.string() }).catchall(secretText),
      refined: z.object({ i: secretText }).refine(() => true),
    });
    expect(Object.keys(classificationsOf(schema)).toSorted()).toEqual(
      [
        'union.a',
        'variant.b',
        'intersection.c',
        'tuple.e',
        'tuple.f',
        'map.*',
        'set.g',
        'piped',
        'wrapped',
        'open.*',
        'refined.i',
      ].toSorted(),
    );
  });

  test('reads every kind of part that valibot has', () => {
    const secretText = v.pipe(v.string(), v.metadata(pii));
    const schema = v.object({
      union: v.union([v.object({ a: secretText }), v.null()]),
      variant: v.variant('t', [v.object({ t: v.literal('x'), b: secretText })]),
      intersection: v.intersect([v.object({ c: secretText })]),
      tuple: v.tupleWithRest([v.object({ e: secretText })], v.object({ f: secretText })),
      map: v.map(v.string(), secretText),
      set: v.set(v.object({ g: secretText })),
      wrapped: v.nullish(secretText, 'x'),
      open: v.objectWithRest({ h: v.string() }, secretText),
      piped: v.pipe(
        v.object({ i: secretText }),
        v.check(() => true),
      ),
    });
    expect(Object.keys(classificationsOf(schema)).toSorted()).toEqual(
      [
        'union.a',
        'variant.b',
        'intersection.c',
        'tuple.e',
        'tuple.f',
        'map.*',
        'set.g',
        'wrapped',
        'open.*',
        'piped.i',
      ].toSorted(),
    );
  });

  test('reads the schemas of zod/mini, which have no meta() of their own', () => {
    const schema = mini.object({
      email: mini.optional(mini.string().check(mini.meta(pii))),
      id: mini.number(),
    });
    expect(classificationsOf(schema)).toEqual({ email: 'PII' });
  });

  test('knows nothing of a library that it does not read, but for what classify says', () => {
    const schema: StandardSchema = {
      '~standard': { version: 1, vendor: 'other', validate: (value) => ({ value }) },
    };
    expect(classificationsOf(schema)).toEqual({});
    expect(classificationsOf(classify(schema, { email: 'PII' }))).toEqual({ email: 'PII' });
  });

  test.each([
    [
      'a classification that is none',
      z.object({ a: z.string().meta({ classification: 'SECRET' }) }),
      /"SECRET"/,
    ],
    ['the outermost schema', z.object({ a: z.string() }).meta(pii), /whole schema/],
    ['a name with a dot', z.object({ 'a.b': z.string().meta(pii) }), /"a\.b".*redaction\.keys/],
  ])('refuses %s', (_, schema, message) => {
    expect(() => classificationsOf(schema)).toThrow(message);
    expect(() => classificationsOf(schema)).toThrow(expect.toSatisfy(isPyPwExtInternalError));
  });
});
