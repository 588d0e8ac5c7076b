import { formatNumber } from '../src/report/format-number.ts';
import { median, quantile } from '../src/statistics.ts';
import type { Interval, Row, Table, Verdict } from '../src/suite.ts';
import type { Starts } from './measure-starts.ts';
import type { Start } from './run-start.ts';

/** A row of a table, and the starts that it is made of. */
export interface StartRow {
  readonly name: string;
  readonly key: string;
  /** At most so many milliseconds of CPU for loading, over the empty function. */
  readonly loadAtMost?: number;
}

/** What one table shows. */
export interface StartTable {
  readonly name: string;
  readonly rows: readonly StartRow[];
  /** Key of what the same round's start of is taken off. */
  readonly emptyKey: string;
  readonly plotted: boolean;
  /** Whether the modules answer, or are only loaded. */
  readonly answers: boolean;
}

// What two runs of the same build differ by on a quiet machine: a twentieth, and the resolution of CPU times.
const LEAST_SHARE = 0.05;
const LEAST_MILLISECONDS = 0.5;

/** Makes a table of starts: each less the empty one of its round, and the median of what is left. */
export function startTable(table: StartTable, starts: Starts): Table {
  const { name, rows, emptyKey, plotted, answers } = table;
  const over = (key: string, value: (start: Start) => number): number[] =>
    differences(starts.get(key) ?? [], starts.get(emptyKey) ?? [], value);
  return {
    name,
    unit: 'ms',
    quantity: answers ? 'CPU of load and first answer' : 'CPU of the import',
    better: 'lower',
    plotted,
    rows: rows.map((row) => rowOf(row.name, answers, (value) => over(row.key, value))),
    verdicts: rows.flatMap((row) => verdictOf(row, over(row.key, loading)) ?? []),
  };
}

const loading = ({ loadCpu }: Start): number => loadCpu;

function rowOf(name: string, answers: boolean, over: (value: (start: Start) => number) => number[]): Row {
  const cpu = over(({ loadCpu, answerCpu }) => loadCpu + answerCpu);
  return {
    name,
    value: median(cpu),
    spread: spreadOf(cpu),
    more: {
      ...(answers ? { 'of it load': median(over(loading)) } : {}),
      'load (ms)': median(over(({ load }) => load)),
      ...(answers ? { 'first answer (ms)': median(over(({ answer }) => answer)) } : {}),
      'memory (MB)': median(over(({ memory }) => memory)),
    },
  };
}

/** Round by round, what a start takes more than the empty one. */
export function differences(
  starts: readonly Start[],
  empty: readonly Start[],
  value: (start: Start) => number,
): number[] {
  if (starts.length !== empty.length) throw new RangeError('The starts are not of the same rounds');
  return starts.map((start, round) => value(start) - value(empty[round] as Start));
}

/** Where the median of a second run is expected: within the middle half of all starts, or a little around it. */
function spreadOf(values: readonly number[]): Interval {
  const middle = median(values);
  const least = Math.max(Math.abs(middle) * LEAST_SHARE, LEAST_MILLISECONDS);
  return [Math.min(quantile(values, 0.25), middle - least), Math.max(quantile(values, 0.75), middle + least)];
}

function verdictOf({ name, loadAtMost }: StartRow, loads: readonly number[]): Verdict | undefined {
  if (loadAtMost === undefined) return undefined;
  const measured = median(loads);
  return {
    row: name,
    target: `at most ${formatNumber(loadAtMost)} ms of CPU to load, over an empty module`,
    measured: `${formatNumber(measured)} ms`,
    held: measured <= loadAtMost,
  };
}
