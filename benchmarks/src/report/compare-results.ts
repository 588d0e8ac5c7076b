import type { Interval, Row, SuiteResult } from '../suite.ts';
import { formatNumber } from './format-number.ts';

/** What a row gave then and now. */
export interface Difference {
  readonly text: string;
  /** The new number is not where the last run said that it would be, and says something beyond this machine. */
  readonly outside: boolean;
}

/**
 * Compares a run with the last one, row by row: ratios where there are any, else the values. A row without a spread
 * is deterministic and has to be the same; a value with a spread is the machine's, and is only told.
 */
export function compareResults(before: SuiteResult, after: SuiteResult): Difference[] {
  return after.tables.flatMap((table) => {
    const known = before.tables.find(({ name }) => name === table.name)?.rows ?? [];
    return table.rows.flatMap((row) => {
      const last = known.find(({ name }) => name === row.name);
      if (!last || row.name === table.baseline) return [];
      return [compareRows(`${after.name}: ${table.name}: ${row.name}`, last, row)];
    });
  });
}

function compareRows(name: string, before: Row, after: Row): Difference {
  const [then, now] = [before.ratio ?? before.value, after.ratio ?? after.value];
  const expected: Interval = before.spread ?? [then, then];
  const outside = !isWithin(now, expected);
  const range = `${formatNumber(expected[0])} to ${formatNumber(expected[1])}`;
  const counts = after.ratio !== undefined || before.spread === undefined;
  const verdict = outside ? (counts ? 'OUTSIDE' : 'outside, as values may be,') : 'within';
  const text = `${name}: ${formatNumber(then)} -> ${formatNumber(now)}, ${verdict} ${range}`;
  return { text, outside: outside && counts };
}

const isWithin = (value: number, [low, high]: Interval): boolean => value >= low && value <= high;
