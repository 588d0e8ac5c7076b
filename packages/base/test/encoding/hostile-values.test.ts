import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { EncodeError, encodeJson, toPlain } from '../../src/index.ts';

const profiles = ['wire', 'log'] as const;

const boom = (): never => {
  throw new Error('boom');
};

describe('a date', () => {
  test('is written as native JSON.stringify writes it, whatever a subclass says', () => {
    class Day extends Date {
      override toISOString(): string {
        return `${super.toISOString().slice(0, 10)} in short`;
      }
    }
    class Never extends Date {
      override valueOf(): number {
        return Number.NaN;
      }
    }
    class Own extends Date {
      override toJSON(): string {
        return 'own form';
      }
    }
    const dates = [new Date(0), new Date(Number.NaN), new Day(0), new Never(0), new Own(0)];
    expect(encodeJson(dates)).toBe(JSON.stringify(dates));
  });

  test('whose toISOString throws is an error that names the place, and a marker in a log', () => {
    const value = { at: [Object.assign(new Date(0), { toISOString: boom })] };
    expect(() => encodeJson(value)).toThrow(expect.objectContaining({ pointer: '/at/0' }));
    expect(encodeJson(value, { profile: 'log' })).toBe('{"at":["[Throws Error: boom]"]}');
  });

  test('that is none, for all its prototype, is an error that names the place', () => {
    const value = { at: Object.create(Date.prototype) };
    expect(() => encodeJson(value)).toThrow(expect.objectContaining({ pointer: '/at' }));
    expect(JSON.parse(encodeJson(value, { profile: 'log' }))).toEqual({
      at: expect.stringContaining('[Throws TypeError'),
    });
  });
});

describe('an object that converts itself to a primitive', () => {
  test.each(profiles)('is encoded as the object it is, and not asked (%s)', (profile) => {
    let asked = 0;
    const ask = (): string => {
      asked++;
      return 'primitive';
    };
    const value = { a: 1, [Symbol.toPrimitive]: ask, nested: { b: 2, valueOf: 3 } };
    expect(encodeJson(value, { profile })).toBe('{"a":1,"nested":{"b":2,"valueOf":3}}');
    expect(asked).toBe(0);
  });
});

describe('toJSON on a prototype', () => {
  test('counts for instances of the class and of its subclasses', () => {
    class Money {
      amount = 17n;
      toJSON(): unknown {
        return { amount: this.amount };
      }
    }
    class Price extends Money {
      currency = 'SEK';
    }
    expect(encodeJson([new Money(), new Price()])).toBe('[{"amount":"17"},{"amount":"17"}]');
  });

  test('that is added to lists counts for them, as natively', () => {
    class Tags extends Array<string> {
      toJSON(): string {
        return this.join(' ');
      }
    }
    expect(encodeJson({ tags: Tags.of('a', 'b') })).toBe('{"tags":"a b"}');
  });

  test('that is not enumerable counts', () => {
    const value = Object.defineProperty({ a: 1 }, 'toJSON', { value: () => 'hidden form' });
    expect(encodeJson([value])).toBe(JSON.stringify([value]));
  });

  test('that is data is a member like any other', () => {
    const value = [{ toJSON: 1, toCuratedDict: 'x' }, Object.assign([1], { toJSON: 2 })];
    expect(encodeJson(value)).toBe(JSON.stringify(value));
  });
});

describe('a value of another realm', () => {
  const foreign = (code: string): unknown => runInContext(code, createContext({}));

  test.each([
    ['a record', '({ a: { b: [1, "x", null] } })', '{"a":{"b":[1,"x",null]}}'],
    ['a date', 'new Date(0)', '"1970-01-01T00:00:00.000Z"'],
    ['an invalid date', 'new Date(NaN)', 'null'],
    ['a map', 'new Map([["a", 1n], [2, "b"]])', '{"2":"b","a":"1"}'],
    ['a map whose keys are no names', 'new Map([[{}, 1n]])', '[[{},"1"]]'],
    ['a set', 'new Set([1n])', '["1"]'],
    ['a pattern', '/a/g', '"/a/g"'],
    ['bytes', 'new Uint8Array([1, 2, 3])', '"AQID"'],
    ['a part of a buffer', 'new Uint8ClampedArray([0, 1, 2, 3]).subarray(1)', '"AQID"'],
    ['a view', 'new DataView(new Uint8Array([1, 2, 3]).buffer)', '"AQID"'],
    ['a buffer', 'new Uint8Array([1, 2, 3]).buffer', '"AQID"'],
    ['numbers', 'new Float64Array([0.5])', '[0.5]'],
    ['an error', 'new TypeError("no")', '{"name":"TypeError","message":"no"}'],
    ['a boxed value', '[Object(1n), new String("s")]', '["1","s"]'],
  ])('is encoded as one of this realm: %s', (_, code, text) => {
    expect(encodeJson(foreign(code))).toBe(text);
  });

  test('an error keeps its stack and its cause in a log', () => {
    const shown = JSON.parse(
      encodeJson(foreign('new Error("no", { cause: new Error("why") })'), { profile: 'log' }),
    );
    expect(shown).toMatchObject({ message: 'no', stack: expect.any(String), cause: { message: 'why' } });
  });

  test('a promise is refused', () => {
    expect(() => encodeJson([foreign('Promise.resolve()')])).toThrow(EncodeError);
  });
});

describe('a list', () => {
  test.each(profiles)('may be frozen and have holes (%s)', (profile) => {
    const list = Object.freeze(Object.assign([1], { 3: Object.freeze({ a: 'x' }), length: 5 }));
    expect(encodeJson({ list }, { profile })).toBe('{"list":[1,null,null,{"a":"x"},null]}');
  });

  test.each(profiles)('of a subclass is read by its indexes alone (%s)', (profile) => {
    const calls: string[] = [];
    class Rows extends Array<number> {
      static override get [Symbol.species](): ArrayConstructor {
        calls.push('species');
        return Array;
      }
      override [Symbol.iterator](): ArrayIterator<number> {
        calls.push('iterator');
        return super[Symbol.iterator]();
      }
    }
    const rows = new Rows();
    rows.push(1, 2, 3);
    expect(encodeJson(rows, { profile })).toBe('[1,2,3]');
    expect(calls).toEqual([]);
  });

  test('of 200,000 members is written whole on the wire, as natively', () => {
    const list = Array.from({ length: 200_000 }, (_, index) => (index % 7 ? index : { index }));
    expect(encodeJson(list)).toBe(JSON.stringify(list));
  });

  test('of 200,000 members is counted in a log, and not read further than its bound', () => {
    let reads = 0;
    const list = new Proxy(Array(200_000).fill(0), {
      get: (target, key, receiver) => {
        reads++;
        return Reflect.get(target, key, receiver);
      },
    });
    expect(JSON.parse(encodeJson(list, { profile: 'log' }))).toHaveLength(1_001);
    expect(reads).toBeLessThan(1_010);
  });
});

describe('a map', () => {
  test('may have a key __proto__, which is data', () => {
    const map = new Map<string, unknown>([
      ['__proto__', { admin: true }],
      ['a', 1],
    ]);
    expect(encodeJson(map)).toBe('{"__proto__":{"admin":true},"a":1}');
    expect(Object.getPrototypeOf(toPlain(map))).toBe(Object.prototype);
  });

  test('of a class with an iterator of its own is read once', () => {
    let reads = 0;
    class Lazy extends Map<string, number> {
      override *[Symbol.iterator](): MapIterator<[string, number]> {
        reads++;
        yield ['a', 1];
        yield ['a', 2];
      }
    }
    expect(encodeJson(new Lazy())).toBe('[["a",1],["a",2]]');
    expect(reads).toBe(1);
  });
});

describe('an error', () => {
  test('may have an own member __proto__, which is data', () => {
    const error = Object.defineProperty(new Error('m'), '__proto__', {
      value: { admin: true },
      enumerable: true,
    });
    expect(encodeJson(error)).toBe('{"name":"Error","message":"m","__proto__":{"admin":true}}');
  });

  test('that is a proxy with an answer for everything is read once for each member', () => {
    const reads: PropertyKey[] = [];
    const proxy = new Proxy(new Error('m'), {
      get: (target, key) => {
        reads.push(key);
        return key === 'toJSON' || key === 'toCuratedDict' ? undefined : Reflect.get(target, key);
      },
    });
    expect(JSON.parse(encodeJson(proxy))).toEqual({ name: 'Error', message: 'm' });
    expect(reads.filter((key) => key === 'message')).toHaveLength(1);
    expect(reads).not.toContain('stack');
  });
});
