import { describe, expect, test } from 'vitest';
import { type CustomEncoder, EncodeError, encodeJson, plainEncoder } from '../../src/index.ts';

class Money {
  readonly #cents: bigint;
  constructor(cents: bigint) {
    this.#cents = cents;
  }
  get cents(): bigint {
    return this.#cents;
  }
}

const money: CustomEncoder<Money> = {
  match: (value) => value instanceof Money,
  encode: (value) => ({ cents: value.cents, at: new Date(0) }),
};

function boom(): never {
  throw new Error('boom');
}

describe('custom encoders', () => {
  test('what they return goes through the table of types', () => {
    expect(encodeJson([new Money(5n)], { encoders: [money] })).toBe(
      '[{"cents":"5","at":"1970-01-01T00:00:00.000Z"}]',
    );
  });

  test('the first one that matches wins', () => {
    const other: CustomEncoder = { match: () => true, encode: () => 'other' };
    expect(encodeJson(new Money(1n), { encoders: [other, money] })).toBe('"other"');
  });

  test('they come before the table and before toJSON', () => {
    const date: CustomEncoder<Date> = {
      match: (value) => value instanceof Date,
      encode: (value) => value.getTime(),
    };
    expect(encodeJson({ at: new Date(7) }, { encoders: [date] })).toBe('{"at":7}');
  });

  test('they may change primitives: a safe bigint as a number', () => {
    const number: CustomEncoder<bigint> = {
      match: (value) => typeof value === 'bigint' && Number.isSafeInteger(Number(value)),
      encode: Number,
    };
    expect(encodeJson([1n, 2n ** 60n], { encoders: [number] })).toBe('[1,"1152921504606846976"]');
  });

  test('undefined leaves a member out', () => {
    const none: CustomEncoder = { match: (value) => value === 'secret', encode: () => undefined };
    expect(encodeJson({ a: 'secret', b: 1 }, { encoders: [none] })).toBe('{"b":1}');
  });

  test('one that returns ever new values of its own kind ends at the depth', () => {
    const wrap: CustomEncoder<Money> = { match: money.match, encode: () => ({ again: new Money(1n) }) };
    expect(() => encodeJson(new Money(1n), { encoders: [wrap] })).toThrow(EncodeError);
    expect(JSON.parse(encodeJson(new Money(1n), { encoders: [wrap], profile: 'log' }))).toMatchObject({
      again: {},
    });
  });

  test.each<[string, CustomEncoder]>([
    ['match', { match: boom, encode: () => 1 }],
    ['encode', { match: (value: unknown) => value === 1, encode: boom }],
  ])('an error within %s names the place', (_, encoder) => {
    const value = encoder.match === boom ? 1 : { a: [1] };
    const error = (() => {
      try {
        return encodeJson(value, { encoders: [encoder] });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toMatchObject({ pointer: value === 1 ? '' : '/a/0', cause: { message: 'boom' } });
    expect(encodeJson(value, { encoders: [encoder], profile: 'log' })).toContain('[Throws Error: boom]');
  });
});

describe('the prehook', () => {
  test('sees every value, the outermost one first', () => {
    const seen: unknown[] = [];
    const value = { a: [1, 'x'] };
    encodeJson(value, { prehook: (each) => void seen.push(each) });
    expect(seen).toEqual([value, value.a, 1, 'x']);
  });

  test('may replace a value, and undefined leaves it as it is', () => {
    const prehook = (value: unknown): unknown => (value === 1 ? { one: 1n } : value === 2 ? null : undefined);
    expect(encodeJson([1, 2, 3], { prehook })).toBe('[{"one":"1"},null,3]');
  });

  test('comes before the custom encoders', () => {
    expect(
      encodeJson('amount', {
        prehook: (value) => (value === 'amount' ? new Money(3n) : undefined),
        encoders: [money],
      }),
    ).toContain('"cents":"3"');
  });

  test('may use an encoder itself without disturbing the search for cycles', () => {
    const prehook = (value: unknown): unknown => {
      plainEncoder.encode({ deep: [{ er: 1 }] });
      return value;
    };
    const cyclic: { a: unknown } = { a: { b: 1 } };
    cyclic.a = [cyclic];
    expect(encodeJson(cyclic, { prehook, profile: 'log' })).toBe('{"a":["[Circular]"]}');
  });

  test('an encoder used within it that fails is the cause of one error', () => {
    const prehook = (value: unknown): unknown =>
      value === 1 ? plainEncoder.encode({ p: Promise.resolve() }) : undefined;
    expect(() => encodeJson({ a: 1 }, { prehook })).toThrow(
      expect.objectContaining({ pointer: '/a', cause: expect.objectContaining({ pointer: '/p' }) }),
    );
  });
});
