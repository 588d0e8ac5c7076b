import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../src/report/format-number.ts';

describe('formatNumber', () => {
  it.each([
    [1.234, '1.23'],
    [12.34, '12.3'],
    [1_234.5, '1,235'],
    [0.004_321, '0.0043'],
    [-0.012, '-0.012'],
    [0, '0.00'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each(['bytes', 'files'])('writes whole %s as they are', (unit) => {
    expect(formatNumber(37, unit)).toBe('37');
  });
});
