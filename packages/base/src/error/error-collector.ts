import type { PyPwExtError } from './pypwext-error.ts';

/** Which errors to take; a guard, as `isPyPwExtHTTPError`, is one. */
export type ErrorMatch = (error: PyPwExtError) => boolean;

/**
 * Gathers the errors of one invocation. `@pypwext/errors` brings the implementation; `collect({ root: true })`
 * installs it. `@pypwext/service` reads it when it builds the answer.
 */
export interface ErrorCollector {
  /** The errors in the order in which they were added; a copy. */
  readonly errors: readonly PyPwExtError[];
  /** Whether the collector has come to its end: what is added from then on is reported as late. */
  readonly closed: boolean;
  /** Adds an error. The same error object is kept once, however often it is added. */
  add(error: PyPwExtError): void;
  /** Forgets all errors. */
  clear(): void;
  /** Whether there are errors, or errors that match. */
  hasErrors(match?: ErrorMatch): boolean;
  /** The errors, or those that match, in the order in which they were added. */
  getErrors(match?: ErrorMatch): readonly PyPwExtError[];
  /** The error with the highest code, the first of them when several have it; `undefined` without errors. */
  getHighest(): PyPwExtError | undefined;
  /** Ends the collector; it stays readable. */
  close(): void;
  /** One error as an object, several as an array, none as an empty array. */
  toJSON(): unknown;
}
