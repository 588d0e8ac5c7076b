import type { ErrorCollector } from '../error/error-collector.ts';
import type { Trace } from './trace.ts';

/**
 * What belongs to one invocation of a function, and is seen by everything that it calls: one store of one
 * `AsyncLocalStorage`. The outermost wrapper opens it, the others join it and fill its slots.
 */
export interface Invocation {
  /** Gathers the errors of the invocation; see `getCurrentCollector`. */
  collector: ErrorCollector | undefined;
  /** Keys on every log entry of the invocation. Replace the object, do not change it. */
  logKeys: Readonly<Record<string, unknown>>;
  /** When the invocation's time is up, in ms since the epoch. */
  deadline: number | undefined;
  /** The identifiers that tie entries, calls and answers together. */
  trace: Trace;
  /** Whether the wrapper that opened the invocation has ended; work left running still sees it. */
  readonly ended: boolean;
}

/** The slots that an invocation starts with, or that a joining wrapper fills where they are empty. */
export interface InvocationInit {
  /** Gathers the errors of the invocation. */
  readonly collector?: ErrorCollector | undefined;
  /** Keys on every log entry of the invocation. */
  readonly logKeys?: Readonly<Record<string, unknown>> | undefined;
  /** When the invocation's time is up, in ms since the epoch. */
  readonly deadline?: number | undefined;
  /**
   * The identifiers that tie entries, calls and answers together, or what gives them when they are first
   * asked for. It is called once, and should give the same whenever that is.
   */
  readonly trace?: Trace | (() => Trace) | undefined;
}
