import type { PyPwExtErrorKind } from './error-brand.ts';
import { hidden } from './hidden.ts';
import { PyPwExtError, type PyPwExtErrorOptions } from './pypwext-error.ts';

/** The options of a {@link PyPwExtErrorWithReturn}. */
export interface PyPwExtErrorWithReturnOptions<T> extends PyPwExtErrorOptions {
  /** What the failed call returns where its error is collected. */
  readonly returnValue: T;
}

/**
 * An error that brings the value which the failed call returns when the error is collected: status 400,
 * action `CONTINUE`, classification `NA`, unless the options say otherwise.
 *
 * `returnValue` is not enumerable and never part of the JSON form.
 *
 * @example
 * ```ts
 * import { PyPwExtErrorWithReturn } from '@pypwext/base';
 *
 * const error = new PyPwExtErrorWithReturn('Customer is too young', {
 *   returnValue: { email: 'a@example.com', sent: false },
 * });
 * console.log(error.action, error.returnValue.sent); // CONTINUE false
 * ```
 */
export class PyPwExtErrorWithReturn<T = unknown> extends PyPwExtError {
  /** What the failed call returns where this error is collected. */
  declare readonly returnValue: T;

  constructor(message: string, options: PyPwExtErrorWithReturnOptions<T>) {
    super(message, options, { code: 400, action: 'CONTINUE' });
    hidden(this, 'returnValue', options.returnValue);
  }

  override get '@pypwext/error@1'(): PyPwExtErrorKind {
    return 'PyPwExtErrorWithReturn';
  }
}
