import { describe, expect, it } from 'vitest';
import { intervalOf, median, quantile, ratios } from '../src/statistics.ts';

describe('quantile', () => {
  it('is the middle of an odd number of numbers', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('lies between the two in the middle of an even number of numbers', () => {
    expect(median([1, 2, 4, 100])).toBe(3);
  });

  it('interpolates between neighbours', () => {
    expect(quantile([0, 10], 0.25)).toBe(2.5);
  });

  it('is the least at 0 and the greatest at 1', () => {
    expect([quantile([3, 1, 2], 0), quantile([3, 1, 2], 1)]).toEqual([1, 3]);
  });

  it('leaves what it is given as it is', () => {
    const numbers = [3, 1, 2];
    quantile(numbers, 0.5);
    expect(numbers).toEqual([3, 1, 2]);
  });

  it('refuses to make a number of nothing', () => {
    expect(() => quantile([], 0.5)).toThrow('There are no numbers');
  });
});

describe('ratios', () => {
  it('divides round by round, so that a slow round does not count', () => {
    expect(ratios([[2, 20], [4]], [[1, 10], [2]])).toEqual([[2, 2], [2]]);
  });

  it('refuses contenders that were not measured in the same rounds', () => {
    expect(() => ratios([[1, 2]], [[1]])).toThrow('The rounds do not match');
    expect(() => ratios([[1]], [[1], [1]])).toThrow('The generations do not match');
  });
});

describe('intervalOf', () => {
  it('is the resolution to either side where all rounds agree', () => {
    expect(intervalOf([[1, 1, 1]], 0.05)).toEqual([0.95, 1.05]);
  });

  it('holds the middle half of rounds that differ by more', () => {
    expect(intervalOf([[1, 2, 3, 4, 5]], 0.05)).toEqual([2, 4]);
  });

  it('leaves a stray round outside', () => {
    expect(intervalOf([[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9]], 0.05)[1]).toBe(1.05);
  });

  it('holds the medians of the generations of processes, with the resolution to either side', () => {
    const generations = [
      [1, 1, 1],
      [2, 2, 2],
    ];
    expect(intervalOf(generations, 0.25)).toEqual([0.75, 2.5]);
  });
});
