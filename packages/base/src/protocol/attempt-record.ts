/**
 * What is told of one attempt of a call, of HTTP or of a Lambda function: the session for HTTP logs those that a
 * transport hands it as it logs its own.
 *
 * @example
 * ```ts
 * import type { AttemptRecord } from '@pypwext/base';
 *
 * const second: AttemptRecord = { attempt: 2, status: 200, milliseconds: 41, waited: 120 };
 * console.log(second.status); // 200
 * ```
 */
export interface AttemptRecord {
  /** Which attempt, from 1. */
  readonly attempt: number;
  /** The HTTP status of the answer. */
  readonly status?: number;
  /** Why there was no answer with a result: its kind, the code of a broken connection, or the name of an exception. */
  readonly failure?: string;
  /** How long it took, in ms. */
  readonly milliseconds: number;
  /** How long was waited before it, in ms. */
  readonly waited?: number;
}
