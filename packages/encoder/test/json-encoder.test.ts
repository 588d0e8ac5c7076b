import { createRedactionPlan, EncodeError } from '@pypwext/base';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoderOf, PyPwExtJSONEncoder } from '../src/index.ts';

describe('PyPwExtJSONEncoder', () => {
  test('asks the hook first, and takes any answer but undefined', () => {
    const encoder = new PyPwExtJSONEncoder({
      prehook: (value) => (value === 'x' ? 0 : value === 'y' ? '' : undefined),
    });
    expect(encoder.encode(['x', 'y', 'z'])).toBe('[0,"","z"]');
  });

  test('takes the first of its encoders that matches, and encodes what it returns', () => {
    const encoder = new PyPwExtJSONEncoder({
      encoders: [
        { match: (value) => typeof value === 'bigint', encode: (value) => [new Date(Number(value))] },
        { match: (value) => typeof value === 'bigint', encode: () => 'never' },
      ],
    });
    expect(encoder.encode({ at: 0n })).toBe('{"at":["1970-01-01T00:00:00.000Z"]}');
  });

  test('prefers toCuratedDict to toJSON', () => {
    const value = { toCuratedDict: () => ({ shown: 'curated' }), toJSON: () => ({ shown: 'json' }) };
    expect(new PyPwExtJSONEncoder().encode(value)).toBe('{"shown":"curated"}');
  });

  test('names the place of a value without a JSON form on the wire', () => {
    const cyclic: Record<string, unknown> = { a: { b: [] } };
    (cyclic.a as { b: unknown[] }).b.push(cyclic);
    expect(() => new PyPwExtJSONEncoder().encode(cyclic)).toThrow(
      expect.toSatisfy((error) => error instanceof EncodeError && error.pointer === '/a/b/0'),
    );
  });

  test('marks it in a log and never throws', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    expect(new PyPwExtJSONEncoder({ profile: 'log' }).encode(cyclic)).toBe('{"self":"[Circular]"}');
  });

  test('hands back the very value where nothing has to change', () => {
    const value = { id: 1, items: ['a'] };
    expect(new PyPwExtJSONEncoder().toPlain(value)).toBe(value);
  });

  test('works where one of its own encoders calls it again', () => {
    const encoder: PyPwExtJSONEncoder = new PyPwExtJSONEncoder({
      encoders: [
        {
          match: (value) => value instanceof Set,
          encode: (value) => encoder.encode([...(value as Set<unknown>)]),
        },
      ],
    });
    const shared = { a: 1 };
    expect(encoder.encode({ set: new Set([shared]), shared })).toBe(
      '{"set":"[{\\"a\\":1}]","shared":{"a":1}}',
    );
  });

  test('does not change when the options are changed later', () => {
    const options: { profile: 'wire' | 'log' } = { profile: 'wire' };
    const encoder = new PyPwExtJSONEncoder(options);
    options.profile = 'log';
    expect(() =>
      encoder.encode({
        get a() {
          throw new Error('no');
        },
      }),
    ).toThrow(EncodeError);
  });
});

describe('the replacer', () => {
  const encoder = new PyPwExtJSONEncoder({ profile: 'log' });

  test('gives the text of encode, dates and all', () => {
    const value = {
      at: new Date(0),
      map: new Map([['a', 1n]]),
      '': { '': new Set([1]) },
      error: new Error('m').message,
    };
    expect(JSON.stringify(value, encoder.replacer)).toBe(encoder.encode(value));
    expect(JSON.stringify(new Date(0), encoder.replacer)).toBe(encoder.encode(new Date(0)));
  });

  test('converts and redacts each value once, also below an empty name', () => {
    const prehook = (value: unknown): unknown => (value === 'a' ? 'b' : value === 'b' ? 'c' : undefined);
    const redaction = createRedactionPlan({ model: { email: 'PII' }, policies: { PII: { hash: 'key' } } });
    const twice = new PyPwExtJSONEncoder({ prehook, redaction });
    const value = { '': { '': { '': 'a', email: 'x' } } };
    expect(JSON.stringify(value, twice.replacer)).toBe(twice.encode(value));
  });

  test('throws the EncodeError of encode', () => {
    expect(() => JSON.stringify({ a: [Promise.resolve()] }, new PyPwExtJSONEncoder().replacer)).toThrow(
      expect.objectContaining({ pointer: '/a/0' }),
    );
  });

  test('may be kept and used again', () => {
    const { replacer } = encoder;
    expect([JSON.stringify(new Set([1]), replacer), JSON.stringify(new Set([2]), replacer)]).toEqual([
      '[1]',
      '[2]',
    ]);
  });
});

describe('encoderOf', () => {
  class Money {
    readonly amount = 17n;
  }
  class Refund extends Money {}

  test('matches the instances of a class and of its subclasses, and nothing else', () => {
    const encoder = new PyPwExtJSONEncoder({ encoders: [encoderOf(Money, ({ amount }) => ({ amount }))] });
    expect(encoder.encode([new Money(), new Refund(), { amount: 1 }, 'Money', null])).toBe(
      '[{"amount":"17"},{"amount":"17"},{"amount":1},"Money",null]',
    );
  });

  test('matches what a guard tells, be it an arrow or a function', () => {
    function isText(value: unknown): value is string {
      return typeof value === 'string';
    }
    const isTrue = (value: unknown): value is true => value === true;
    const encoder = new PyPwExtJSONEncoder({
      encoders: [encoderOf(isText, (text) => text.length), encoderOf(isTrue, () => 'yes')],
    });
    expect(encoder.encode(['abc', true, false])).toBe('[3,"yes",false]');
  });
});

describe('property', () => {
  test('plain data is written byte for byte as JSON.stringify does', () => {
    const encoder = new PyPwExtJSONEncoder();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(encoder.encode(value)).toBe(JSON.stringify(value));
      }),
    );
  });

  test('anything is JSON in the log profile, and is never changed', () => {
    const encoder = new PyPwExtJSONEncoder({ profile: 'log' });
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        const before = fc.stringify(value);
        expect(() => JSON.parse(encoder.encode(value))).not.toThrow();
        expect(fc.stringify(value)).toBe(before);
      }),
    );
  });

  test('a getter is read at most once', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (names) => {
        const reads = new Map<string, number>();
        const value = {};
        for (const name of names) {
          const get = (): number => {
            reads.set(name, (reads.get(name) ?? 0) + 1);
            return 1;
          };
          Object.defineProperty(value, name, { get, enumerable: true, configurable: true });
        }
        new PyPwExtJSONEncoder({ profile: 'log' }).encode(value);
        for (const count of reads.values()) expect(count).toBe(1);
      }),
    );
  });
});
