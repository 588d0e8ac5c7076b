import { describe, expect, test } from 'vitest';
import { EncodeError, type EncodingOptions, encodeBounded, encodeJson } from '../../src/index.ts';

const bounded = (
  value: unknown,
  options: EncodingOptions = {},
): { shown: unknown; truncated: readonly string[] } => {
  const { text, truncated } = encodeBounded(value, { profile: 'log', ...options });
  return { shown: JSON.parse(text), truncated };
};

const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('a log text', () => {
  test('is complete, and says so, where it fits', () => {
    expect(bounded({ a: [1, 'x'] })).toEqual({ shown: { a: [1, 'x'] }, truncated: [] });
  });

  test('has the first 1,000 elements of a list, and tells how many more there are', () => {
    const { shown, truncated } = bounded({ list: numbers(2_500) });
    expect((shown as { list: unknown[] }).list).toHaveLength(1_001);
    expect((shown as { list: unknown[] }).list.at(-1)).toBe('[1500 more]');
    expect(truncated).toEqual(['/list']);
  });

  test('has the first 1,000 members of an object, a map and a class instance', () => {
    const members = Object.fromEntries(numbers(1_500).map((i) => [`k${i}`, i]));
    class Instance {
      constructor() {
        Object.assign(this, members);
      }
    }
    for (const value of [members, new Map(Object.entries(members)), new Instance()]) {
      const { shown, truncated } = bounded([value]);
      const [object] = shown as [Record<string, unknown>];
      expect(Object.keys(object)).toHaveLength(1_001);
      expect(object['[truncated]']).toBe('[500 more]');
      expect(truncated).toEqual(['/0']);
    }
  });

  test('names what lies deeper than its depth', () => {
    expect(bounded({ a: { 'b/~': { c: {} } } }, { maxDepth: 2 })).toEqual({
      shown: { a: { 'b/~': '[Object]' } },
      truncated: ['/a/b~1~0'],
    });
  });

  test('has at most 262,144 bytes unless told otherwise', () => {
    const value = { body: 'x'.repeat(1_000_000), message: 'important' };
    const { text, truncated } = encodeBounded(value, { profile: 'log' });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(262_144);
    expect(text.length).toBeGreaterThan(60_000);
    expect(JSON.parse(text).message).toBe('important');
    expect(truncated).toEqual(['/body']);
  });

  test('is measured in bytes, not in characters', () => {
    const { text } = encodeBounded({ body: '€'.repeat(60_000) }, { profile: 'log', maxBytes: 100_000 });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100_000);
    expect(
      encodeBounded({ body: 'e'.repeat(60_000) }, { profile: 'log', maxBytes: 100_000 }).truncated,
    ).toEqual([]);
  });

  test('never ends a text within a character', () => {
    const { shown } = bounded('😀'.repeat(101), { maxBytes: 101 });
    expect(shown).toMatch(/^(😀)+\[\d+ more\]$/u);
  });

  test('tells how many characters of a text are cut', () => {
    const { shown } = bounded({ text: 'x'.repeat(1_000) }, { maxBytes: 400 });
    const { text } = shown as { text: string };
    const [, start = '', more] = /^(x+)\[(\d+) more\]$/.exec(text) ?? [];
    expect(start.length + Number(more)).toBe(1_000);
  });

  test('keeps small members beside large ones', () => {
    const value = {
      first: 'x'.repeat(5_000),
      id: 17,
      second: numbers(900).map((i) => ({ i, text: 'y'.repeat(50) })),
      last: 'end',
    };
    const { shown, truncated } = bounded(value, { maxBytes: 4_000 });
    expect(shown).toMatchObject({ id: 17, last: 'end' });
    expect(truncated).toEqual(expect.arrayContaining(['/first', '/second']));
  });

  test('is bounded however long the names are', () => {
    const { shown, truncated } = bounded({ ['n'.repeat(500_000)]: 1, b: 2 });
    expect(shown).toMatchObject({ b: 2 });
    expect(truncated).toHaveLength(1);
    expect(truncated[0]?.length).toBe(200);
  });

  test('reads no more than sixteen times what fits', () => {
    let reads = 0;
    const element = {
      get text() {
        reads++;
        return 'x'.repeat(1_000);
      },
    };
    bounded({ lists: numbers(100).map(() => numbers(100).map(() => element)) }, { maxBytes: 10_000 });
    expect(reads).toBeLessThan(160);
  });

  test('lists at most 100 places', () => {
    const { truncated } = bounded(
      numbers(500).map(() => [[]]),
      { maxDepth: 2 },
    );
    expect(truncated).toHaveLength(100);
  });

  test('is a mere marker where nothing else fits', () => {
    expect(bounded({ a: { b: { c: { d: 'e'.repeat(50) } } } }, { maxBytes: 12 })).toEqual({
      shown: '[more]',
      truncated: [''],
    });
  });

  test('has binary data as base64, cut before it is encoded', () => {
    const { text, truncated } = encodeBounded({ body: Buffer.alloc(50_000_000), id: 1 }, { profile: 'log' });
    expect(text.length).toBeLessThanOrEqual(262_144);
    expect(JSON.parse(text).id).toBe(1);
    expect(truncated).toEqual(['/body']);
  });
});

describe('the wire', () => {
  const failure = (value: unknown, options: EncodingOptions): unknown => {
    try {
      return encodeJson(value, options);
    } catch (error) {
      expect(error).toBeInstanceOf(EncodeError);
      return (error as EncodeError).pointer;
    }
  };

  test('cuts nothing', () => {
    const value = { list: numbers(20_000), text: 'x'.repeat(1_000_000) };
    expect(encodeJson(value)).toBe(JSON.stringify(value));
  });

  test.each([
    ['more members than maxEntries', { a: [[1, 2, 3]] }, { maxEntries: 2 }, '/a/0'],
    ['more levels than maxDepth', { a: [[1]] }, { maxDepth: 2 }, '/a/0'],
    ['more bytes than maxBytes', { a: '€€' }, { maxBytes: 10 }, ''],
  ])('%s are an error', (_, value, options, pointer) => {
    expect(failure(value, options)).toBe(pointer);
  });
});
