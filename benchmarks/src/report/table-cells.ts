import type { Row, Table } from '../suite.ts';
import { formatNumber } from './format-number.ts';

/** A table as texts. */
export interface Cells {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The columns: name, value, ratio and spread where there are any, then what the suite adds. */
export function cellsOf(table: Table): Cells {
  const more = [...new Set(table.rows.flatMap((row) => Object.keys(row.more ?? {})))];
  const hasRatio = table.baseline !== undefined;
  const hasSpread = table.rows.some(({ spread }) => spread !== undefined);
  return {
    heads: [
      '',
      `${table.quantity}, ${table.unit}`,
      ...(hasRatio ? [`times ${table.baseline}`] : []),
      ...(hasSpread ? ['spread'] : []),
      ...more,
    ],
    rows: table.rows.map((row) => [
      row.name,
      formatNumber(row.value, table.unit),
      ...(hasRatio ? [row.ratio === undefined ? '' : formatNumber(row.ratio)] : []),
      ...(hasSpread ? [spreadOf(row, table)] : []),
      ...more.map((head) => cellOf(row.more?.[head], table.unit)),
    ]),
  };
}

function spreadOf({ name, spread }: Row, { baseline }: Table): string {
  if (!spread || name === baseline) return '';
  return `${formatNumber(spread[0])} to ${formatNumber(spread[1])}`;
}

const cellOf = (value: number | string | undefined, unit: string): string =>
  typeof value === 'number' ? formatNumber(value, unit) : (value ?? '');
