import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EncodeError, encodeBounded, encodeJson, toPlain } from '../../src/index.ts';

/** What `JSON.parse` can give, and what native JSON.stringify takes in its stride. */
const plainData = fc.oneof(
  fc.jsonValue({ maxDepth: 6 }),
  fc.object({
    key: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', 'toString', '0', '')),
    withNullPrototype: true,
  }),
  fc.anything({
    withSparseArray: true,
    withNullPrototype: true,
    withBoxedValues: true,
    withUnicodeString: true,
  }),
);

/** Getters that count how often they are read, some of which throw. */
interface Counted {
  readonly value: unknown;
  readonly counts: number[];
}

const counted: fc.Arbitrary<Counted> = fc
  .array(fc.tuple(fc.string(), fc.anything({ maxDepth: 1 }), fc.boolean(), fc.boolean()), { maxLength: 8 })
  .map((members) => {
    const counts: number[] = [];
    const value: object = {};
    for (const [name, answer, throws, nested] of members) {
      const index = counts.push(0) - 1;
      const get = (): unknown => {
        counts[index] = (counts[index] ?? 0) + 1;
        if (throws) throw answer;
        return nested ? { [name]: answer } : answer;
      };
      Object.defineProperty(value, name, { get, enumerable: true, configurable: true });
    }
    return { value, counts };
  });

type Make = () => unknown;

const revoked = (): object => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

const boom = (): never => {
  throw new Error('boom');
};

class Rows extends Array<unknown> {
  override [Symbol.iterator](): ArrayIterator<unknown> {
    return boom();
  }
}

const realm = createContext({});

/** A value of another realm: `instanceof` does not know it. */
const foreign =
  (code: string): Make =>
  () =>
    runInContext(code, realm);

/** Values that are not what they look like. */
const pretenders: readonly Make[] = [
  foreign('new Map([[1, new Date(0)], ["1", 2n]])'),
  foreign('new Error("no", { cause: new Set([/x/]) })'),
  foreign('[new Uint8Array(3), Promise.resolve()]'),
  () => new Proxy(new Error('m'), {}),
  () => Object.create(Error.prototype),
  () => Object.create(Date.prototype),
  () => Object.create(Map.prototype),
  () => Object.assign(new Date(0), { toISOString: boom }),
  () => Object.assign(new Date(0), { valueOf: () => Number.NaN }),
  () => ({ [Symbol.toPrimitive]: boom, toString: boom, valueOf: boom }),
  () => Object.create({}, { [Symbol.toStringTag]: { get: boom } }),
  () => Object.assign(Object.create({}), { [Symbol.toStringTag]: 'Map', [Symbol.iterator]: boom }),
  () => Object.assign(Object.create({}), { [Symbol.toStringTag]: 'ArrayBuffer', byteLength: 7 }),
  () => Rows.of<unknown>(1, new Rows(), { a: 1n }),
  () => Object.freeze(Object.assign([1], { 3: 'x', length: 5 })),
  () => Object.defineProperty([1, 2], 1, { get: boom, enumerable: true }),
  () => JSON.parse('{"__proto__":{"toJSON":1},"constructor":{"prototype":null}}'),
];

/**
 * Anything that can go wrong, mixed with everything that should go right. The values are made by the test:
 * fast-check looks into what it generates, and a revoked proxy does not bear that.
 */
const hostile: fc.Arbitrary<Make> = fc.letrec<{ any: Make }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc
      .anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withTypedArray: true,
        withSparseArray: true,
        withBoxedValues: true,
        withNullPrototype: true,
      })
      .map((value) => () => value),
    counted.map(
      ({ value }) =>
        () =>
          value,
    ),
    fc.constantFrom<Make>(
      ...pretenders,
      revoked,
      () => new Proxy({ a: 1 }, {}),
      () => Symbol('s'),
      () => () => 1,
      () => class A {},
      () => Number.NaN,
      () => new Date(Number.NaN),
      () => new URL('https://a.example/?b=c'),
      () => /x/g,
      () => Promise.resolve(1),
      () => new WeakMap(),
      () =>
        new Headers([
          ['set-cookie', 'a'],
          ['set-cookie', 'b'],
        ]),
    ),
    fc.array(tie('any'), { maxLength: 4 }).map((makers) => () => makers.map((make) => make())),
    fc
      .dictionary(fc.string({ unit: 'binary' }), tie('any'), { maxKeys: 4 })
      .map(
        (makers) => () => Object.fromEntries(Object.entries(makers).map(([name, make]) => [name, make()])),
      ),
    fc
      .array(fc.tuple(tie('any'), tie('any')), { maxLength: 4 })
      .map((pairs) => () => new Map(pairs.map(([key, value]) => [key(), value()]))),
    fc.tuple(fc.string(), tie('any')).map(
      ([message, cause]) =>
        () =>
          new Error(message, { cause: cause() }),
    ),
    tie('any').map((make) => () => ({ toJSON: make })),
    tie('any').map((make) => () => ({
      toJSON: () => {
        throw make();
      },
    })),
    tie('any').map((make) => () => {
      const value: Record<string, unknown> = { member: make() };
      value.self = value;
      return value;
    }),
  ),
})).any;

describe('the wire profile', () => {
  test('plain data is written byte for byte as native JSON.stringify writes it', () => {
    fc.assert(
      fc.property(plainData, (value) => {
        fc.pre(isPlain(value));
        expect(encodeJson(value)).toBe(JSON.stringify(value) ?? 'null');
        expect(JSON.stringify(toPlain(value)) ?? 'null').toBe(JSON.stringify(value) ?? 'null');
      }),
      { numRuns: 500 },
    );
  });

  test('anything is JSON, or an EncodeError with a pointer', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        try {
          JSON.parse(encodeJson(make()));
        } catch (error) {
          expect(error).toBeInstanceOf(EncodeError);
          expect((error as EncodeError).pointer).toMatch(/^(\/([^~]|~[01])*)?$/s);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Native JSON.stringify is right for it: no class beyond boxed values, no BigInt; what it drops is fine. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'bigint') return false;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return !Array.isArray(value) || value.every(isPlain);
  }
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isPlain);
}

describe('the log profile', () => {
  test('anything is valid JSON', () => {
    fc.assert(
      fc.property(hostile, (make) => {
        JSON.parse(encodeJson(make(), { profile: 'log' }));
      }),
      { numRuns: 1_000 },
    );
  });

  test('the text keeps to its bound, and says when it had to cut', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 20, max: 400 }), (make, maxBytes) => {
        const value = make();
        const bounded = encodeBounded(value, { profile: 'log', maxBytes });
        expect(Buffer.byteLength(bounded.text)).toBeLessThanOrEqual(maxBytes);
        JSON.parse(bounded.text);
        const whole = encodeBounded(value, { profile: 'log' });
        if (bounded.text !== whole.text) expect(bounded.truncated).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('both profiles', () => {
  test.each(['wire', 'log'] as const)('a getter is read at most once (%s)', (profile) => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 3 }), (members) => {
        try {
          encodeJson(
            members.map(({ value }) => value),
            { profile },
          );
        } catch (error) {
          expect(error).toBeInstanceOf(EncodeError);
        }
        for (const { counts } of members) expect(Math.max(0, ...counts)).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  test.each(['wire', 'log'] as const)('the input is not changed (%s)', (profile) => {
    fc.assert(
      fc.property(
        fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true }),
        (value) => {
          const before = fc.stringify(value);
          deepFreeze(value);
          encodeJson(value, { profile });
          toPlain(value, { profile });
          expect(fc.stringify(value)).toBe(before);
        },
      ),
    );
  });
});

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  if (!ArrayBuffer.isView(value)) Object.freeze(value);
  for (const member of Object.values(value)) deepFreeze(member);
}
