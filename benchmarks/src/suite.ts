import type { MachineRecord } from './machine/machine-record.ts';
import type { RaceSuite } from './race/race-suite.ts';

/** A suite: a race of contenders, or anything else that ends in tables. */
export type Suite = RaceSuite | MeasuredSuite;

/** What the page says about a suite. */
export interface SuiteText {
  /** What follows `pnpm bench`, and the name of the plot's file: lower case, words joined by hyphens. */
  readonly name: string;
  readonly title: string;
  /** Markdown: what is measured, and how the contenders are set up. */
  readonly description: string;
}

/** A suite that measures in its own way, such as sizes, cold starts or throughput. */
export interface MeasuredSuite extends SuiteText {
  readonly kind: 'measured';
  /** Measures, and gives the tables in the order of the page. */
  measure(context: MeasureContext): Promise<readonly Table[]>;
}

/** What a suite gets from the runner. */
export interface MeasureContext {
  /** Tells the person at the terminal how far the suite is; one line without a line break. */
  tell(text: string): void;
  /** Writes down for the page what could not be measured, and why, such as a Node that is not on the machine. */
  omit(reason: string): void;
  /** Measure less and less exactly, to see that the suite works; never for the page. */
  readonly quick: boolean;
}

/** One table of the page, and one panel of the suite's plot. */
export interface Table {
  /** Unique within the suite; `--check` finds the row of the last run by it. */
  readonly name: string;
  /** Unit of `value`, such as `µs`, `ns`, `KB`, `requests/s`. */
  readonly unit: string;
  /** What `value` is, as the head of its column, such as `CPU per call`. */
  readonly quantity: string;
  readonly better: 'lower' | 'higher';
  /** The row that the others are divided by. */
  readonly baseline?: string;
  readonly rows: readonly Row[];
  readonly verdicts: readonly Verdict[];
  /** Whether the plot shows the table; by default it does. */
  readonly plotted?: boolean;
}

/** One contender's numbers. */
export interface Row {
  readonly name: string;
  /** The median, in the table's unit. */
  readonly value: number;
  /** Times the baseline: the median of what the rounds gave. Left out in a table without a baseline. */
  readonly ratio?: number;
  /** Where a second run is expected: of `ratio` where there is one, else of `value`. */
  readonly spread?: Interval;
  /** Further columns by their heads, such as the size after compression. */
  readonly more?: Readonly<Record<string, number | string>>;
}

export type Interval = readonly [low: number, high: number];

/** A target that the project set itself, and what came out. */
export interface Verdict {
  /** The target in words, such as `at most 1.25 times hand-written`. */
  readonly target: string;
  readonly row: string;
  /** What was measured, in the words of the target, such as `1.18 times`. */
  readonly measured: string;
  readonly held: boolean;
}

/** What a run of one suite gave; `docs/benchmarks/results.json` holds one for each suite. */
export interface SuiteResult extends SuiteText {
  readonly machine: MachineRecord;
  readonly tables: readonly Table[];
  /** What could not be measured, and why, such as a Node that is not on the machine. */
  readonly omissions: readonly string[];
}
