import { formatNumber } from '../src/report/format-number.ts';
import { intervalOf, median, ratios, WITHIN_A_RUN } from '../src/statistics.ts';
import type { Interval } from '../src/suite.ts';

/** Values of one contender in both builds, taken in turns: generations of processes, and rounds in each. */
export interface Samples {
  readonly base: readonly (readonly number[])[];
  readonly head: readonly (readonly number[])[];
}

/** How the working tree compares in one thing that was measured. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  /** Medians, in the unit. */
  readonly base: number;
  readonly head: number;
  /** What the working tree takes, divided by what the base takes. */
  readonly ratio: number;
  /** Where the ratio of a second run is expected; left out for what is the same in every run. */
  readonly spread?: Interval;
}

/** Compares what was measured in turns, round by round. */
export function compareSamples(name: string, unit: string, { base, head }: Samples): Comparison {
  const quotients = ratios(head, base);
  return {
    name,
    unit,
    base: median(base.flat()),
    head: median(head.flat()),
    ratio: median(quotients.flat()),
    spread: intervalOf(quotients, WITHIN_A_RUN),
  };
}

/** Compares two numbers that are the same in every run. */
export const compareNumbers = (name: string, unit: string, base: number, head: number): Comparison => ({
  name,
  unit,
  base,
  head,
  ratio: head / base,
});

/** Says in a word what a ratio means, no change included. */
export function verdictOf({ ratio, spread = [ratio, ratio] }: Comparison): '' | 'less' | 'MORE' {
  const [low, high] = spread;
  if (high < 1) return 'less';
  return low > 1 ? 'MORE' : '';
}

/** Lines for the terminal, in columns. */
export function comparisonLines(comparisons: readonly Comparison[]): string[] {
  const cells = comparisons.map((comparison) => {
    const { name, unit, base, head, ratio, spread } = comparison;
    const range = spread ? `${formatNumber(spread[0])} to ${formatNumber(spread[1])}` : 'exact';
    const change = `${formatNumber(base, unit)} -> ${formatNumber(head, unit)} ${unit}`;
    return [name, change, `${ratio.toFixed(3)}`, range, verdictOf(comparison)];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...cells.map((row) => row[column]?.length ?? 0)));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
