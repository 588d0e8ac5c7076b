import { describe, expect, it } from 'vitest';
import { differing } from '../../src/race/check-answers.ts';

describe('differing', () => {
  it('shows both answers from their start when they part there', () => {
    expect(differing({ a: 1 }, { b: 1 })).toEqual(['{"a":1}', '{"b":1}']);
  });

  it('shows long answers around the place where they part', () => {
    const [expected, answer] = differing(`${'x'.repeat(500)}a`, `${'x'.repeat(500)}b`);
    expect(expected).toBe(`...${'x'.repeat(80)}a"`);
    expect(answer).toBe(`...${'x'.repeat(80)}b"`);
  });

  it('shows an answer that is missing', () => {
    expect(differing({ a: 1 }, undefined)[1]).toBe('undefined');
  });
});
