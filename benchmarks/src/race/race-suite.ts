import type { SuiteText } from '../suite.ts';
import type { Target } from './target.ts';

/**
 * A race: contenders that do the same job, each in a process of its own, which take turns.
 *
 * The module that declares it is bundled and loaded in those processes, so it imports nothing but types at its
 * top: what a contender needs is loaded by the contender's own function.
 */
export interface RaceSuite extends SuiteText {
  readonly kind: 'race';
  /** `import.meta.url` of the module that exports the race as `suite`. */
  readonly module: string;
  /** Major versions of Node to run on; without it the Node that runs the command. */
  readonly nodes?: readonly string[];
  readonly cases: readonly RaceCase[];
  /** Starts a server that the contenders call, in one more process, so that its time is not theirs. */
  readonly server?: () => Promise<RaceServer>;
}

/** One job of a race: one table. */
export interface RaceCase {
  /** Unique within the race. */
  readonly name: string;
  /** The contender that the others are divided by. */
  readonly baseline: string;
  /** By name, in the order of the table. */
  readonly contenders: Readonly<Record<string, Contender>>;
  /**
   * Calls of one turn: enough for some milliseconds, and for several collections of garbage where calls make much of
   * it, for else a turn has one and the next has none.
   */
  readonly calls: number;
  /** How many rounds warm up, and how many count; 12 and 15 by default, fewer where turns are long. */
  readonly rounds?: RoundCounts;
  /** Unit of the table. */
  readonly unit: 'ns' | 'µs' | 'ms';
  /** How many calls are under way at a time, where they are asynchronous; 1 by default. */
  readonly concurrency?: number;
  /** Measure the first call of a fresh process, with all that it loads, in place of the thousandth. */
  readonly coldStart?: boolean;
  /** The head of a column with the number per second of CPU, such as `signatures per second`. */
  readonly perSecond?: string;
  readonly targets?: readonly Target[];
  /** Set in the contenders' processes. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Reads what one call wrote to the standard output and error; its answer is then what has to be the same for all.
   * Without it the answers of the contenders themselves are compared.
   */
  readonly readOutput?: (output: string) => unknown;
  /** Whether the plot shows the table; by default it does. */
  readonly plotted?: boolean;
}

export interface RoundCounts {
  readonly warmUp: number;
  readonly measured: number;
}

/** Loads what it needs and nothing else, and gives what runs. */
export type Contender = (setting: ContenderSetting) => Promise<Runner> | Runner;

export interface ContenderSetting {
  /** Where the race's server listens; empty without one. */
  readonly url: string;
}

export interface Runner {
  /** One call of what is measured: synchronous, or with a promise that ends with the work. */
  readonly call: () => unknown;
  /**
   * What a call gives, in a form that JSON keeps and that is the same for every contender that is right; by
   * default what `call` gives. A contender that answers otherwise than the baseline fails the suite.
   */
  readonly answer?: () => unknown;
}

export interface RaceServer {
  readonly url: string;
}
