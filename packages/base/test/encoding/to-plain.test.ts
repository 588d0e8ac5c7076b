import { describe, expect, test } from 'vitest';
import { createRedactionPlan, EncodeError, toPlain } from '../../src/index.ts';

describe('toPlain', () => {
  class Point {
    x = 1;
    y = 2;
  }

  test.each([
    ['an object', { a: 1, b: [null, true, 'x', { c: 0.5 }], u: undefined }],
    ['an object without prototype', Object.assign(Object.create(null), { a: 1 })],
    ['a list with holes', Object.assign([1], { 3: 4, length: 4 })],
    ['a class instance', new Point()],
    ['not a number', [Number.NaN]],
    ['a primitive', 17],
  ])('hands %s over as it is', (_, value) => {
    expect(toPlain(value)).toBe(value);
  });

  test('copies only the branch that has to change', () => {
    const same = { list: [1, 2] };
    const plain = toPlain({ same, other: { at: new Date(0) } }) as Record<string, unknown>;
    expect(plain.same).toBe(same);
    expect(plain).toEqual({ same: { list: [1, 2] }, other: { at: '1970-01-01T00:00:00.000Z' } });
  });

  test.each([
    [
      'an accessor',
      {
        get a() {
          return 1;
        },
      },
    ],
    ['a list with an accessor', Object.defineProperty([1], 0, { get: () => 1, enumerable: true })],
    ['a proxy', new Proxy({ a: 1 }, {})],
    ['a proxy of a list', new Proxy([1], {})],
  ])('copies %s: reading it again may give something else', (_, value) => {
    expect(toPlain(value)).not.toBe(value);
    expect(JSON.stringify(toPlain({ value }))).toBe(JSON.stringify({ value }));
  });

  test('gives what native JSON.stringify writes as encodeJson does', () => {
    expect(toPlain({ m: new Map([[1, 2n]]), s: new Set(['a']), f: () => 1 })).toEqual({
      m: { 1: '2' },
      s: ['a'],
    });
  });

  test('gives plain objects that may be changed', () => {
    const plain = toPlain({ at: new Date(0), ...JSON.parse('{"__proto__":1}') }) as Record<string, unknown>;
    expect(Object.getPrototypeOf(plain)).toBe(Object.prototype);
    plain.at = 'later';
    expect(plain.at).toBe('later');
  });

  test('redacts, and hands over what has nothing to redact', () => {
    const redaction = createRedactionPlan();
    const harmless = { a: [{ b: 'c' }] };
    expect(toPlain(harmless, { redaction })).toBe(harmless);
    expect(toPlain({ harmless, password: 'x' }, { redaction })).toEqual({ harmless, password: '[Redacted]' });
  });

  test('throws as encodeJson does', () => {
    const cyclic: unknown[] = [];
    cyclic.push(cyclic);
    expect(() => toPlain(cyclic)).toThrow(EncodeError);
    expect(toPlain(cyclic, { profile: 'log' })).toEqual(['[Circular]']);
  });
});
