import { isPyPwExtInternalError, type StandardSchema } from '@pypwext/base';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
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
  test('follows a schema that contains itself', () => {
    interface Person {
      name: string;
      friends: Person[];
    }
    const Person: z.ZodType<Person> = z.object({
      name: z.string().meta(pii),
      friends: z.lazy(() => z.array(Person)),
    });
    expect(classificationsOf(Person)).toEqual({ name: 'PII' });
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
