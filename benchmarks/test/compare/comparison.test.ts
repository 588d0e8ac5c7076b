import { describe, expect, it } from 'vitest';
import { compareNumbers, compareSamples, comparisonLines, verdictOf } from '../../compare/comparison.ts';

describe('a comparison of samples', () => {
  it('divides round by round, so that a slow round changes nothing', () => {
    const comparison = compareSamples('x', 'µs', { base: [[10, 40, 10]], head: [[11, 44, 11]] });
    expect(comparison.ratio).toBeCloseTo(1.1, 10);
    expect([comparison.base, comparison.head]).toEqual([10, 11]);
  });

  it('claims no change of less than two percent', () => {
    const comparison = compareSamples('x', 'µs', { base: [[100, 100]], head: [[101, 101]] });
    expect(verdictOf(comparison)).toBe('');
  });

  it('refuses samples that were not taken in the same rounds', () => {
    expect(() => compareSamples('x', 'µs', { base: [[1, 2]], head: [[1]] })).toThrow(
      'The rounds do not match',
    );
  });
});

describe('the verdict', () => {
  it.each([
    [0.8, 'less'],
    [1, ''],
    [1.2, 'MORE'],
  ] as const)('of an exact ratio of %d is "%s"', (head, verdict) => {
    expect(verdictOf(compareNumbers('bytes', 'bytes', 1, head))).toBe(verdict);
  });

  it('is empty when the spread holds 1', () => {
    expect(verdictOf({ ...compareNumbers('x', 'µs', 1, 1.3), spread: [0.95, 1.5] })).toBe('');
  });
});

describe('the lines of comparisons', () => {
  it('are in columns and say what is exact', () => {
    const numbers = compareNumbers('size: base', 'bytes', 28_437, 28_362);
    const samples = compareSamples('handler: valid body', 'µs', { base: [[10, 10]], head: [[20, 20]] });
    expect(comparisonLines([numbers, samples])).toEqual([
      'size: base           28,437 -> 28,362 bytes  0.997  exact         less',
      expect.stringMatching(
        /^handler: valid body {2}10(\.0)? -> 20(\.0)? µs {2,}2\.000 {2}1\.96 to 2\.04 {2}MORE$/,
      ),
    ]);
  });
});
