/**
 * What an error asks of the code that catches it.
 *
 * @example
 * ```ts
 * import { ErrorAction, StdPyPwExtError } from '@pypwext/base';
 *
 * const error = new StdPyPwExtError('Customer is too young', { action: ErrorAction.CONTINUE });
 * console.log(error.action); // CONTINUE
 * ```
 */
export const ErrorAction = {
  /** No opinion; a collector carries on. */
  INDECISIVE: 'INDECISIVE',
  /** Stop: the error is thrown on. */
  RAISE: 'RAISE',
  /** Carry on: the error is collected and reported at the end. */
  CONTINUE: 'CONTINUE',
} as const;

/** One of the names of {@link ErrorAction}. */
export type ErrorAction = (typeof ErrorAction)[keyof typeof ErrorAction];
