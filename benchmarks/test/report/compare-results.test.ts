import { describe, expect, it } from 'vitest';
import { compareResults } from '../../src/report/compare-results.ts';
import { result, rows, table } from './results.ts';

const measured = (ratio: number) =>
  result([table([...rows.slice(0, 1), { name: 'PyPwExt', value: 999, ratio, spread: [ratio, ratio] }])]);

const before = result([table(rows)]);

describe('comparing a run with the last one', () => {
  it('takes a ratio that is within the spread of the last run', () => {
    expect(compareResults(before, measured(1.3))).toMatchObject([{ outside: false }]);
  });

  it('names a ratio that is outside of the spread of the last run', () => {
    expect(compareResults(before, measured(1.31))).toEqual([
      { text: 'handler: valid body: PyPwExt: 1.25 -> 1.31, OUTSIDE 1.20 to 1.30', outside: true },
    ]);
  });

  it('names one that became better as well, for the page is then wrong', () => {
    expect(compareResults(before, measured(1))).toMatchObject([{ outside: true }]);
  });

  it('has nothing to say of a contender or a table that is new', () => {
    const renamed = result([table([{ name: 'theirs', value: 1 }]), table(rows, { name: 'invalid body' })]);
    expect(compareResults(before, renamed)).toEqual([]);
  });

  it('wants the same value where there is no spread', () => {
    const size = (value: number) =>
      result([
        {
          name: 'bytes',
          unit: 'bytes',
          quantity: 'minified',
          better: 'lower',
          rows: [{ name: 'base', value }],
          verdicts: [],
        },
      ]);
    expect(compareResults(size(10), size(10))).toMatchObject([{ outside: false }]);
    expect(compareResults(size(10), size(11))).toMatchObject([{ outside: true }]);
  });

  it("tells of a value that moved, and does not count it, for values are the machine's", () => {
    const rate = (value: number) =>
      result([
        {
          name: 'POST /orders',
          unit: 'requests/s',
          quantity: 'answered',
          better: 'higher',
          rows: [{ name: '1 at a time', value, spread: [90, 110] }],
          verdicts: [],
        },
      ]);
    expect(compareResults(rate(100), rate(50))).toEqual([
      {
        text: 'handler: POST /orders: 1 at a time: 100 -> 50.0, outside, as values may be, 90.0 to 110',
        outside: false,
      },
    ]);
  });
});
