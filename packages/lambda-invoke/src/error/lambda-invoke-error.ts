import {
  type AttemptRecord,
  isPyPwExtHTTPError,
  PyPwExtHTTPError,
  type PyPwExtHTTPErrorOptions,
} from '@pypwext/base';
import type { LambdaErrorKind } from './lambda-error-kind.ts';

/** What clients are told of a call that failed: its own message names the function. */
export const FAILED_CALL = 'A call to another function failed';

/** The options of a {@link LambdaInvokeError}. */
export interface LambdaInvokeErrorOptions extends PyPwExtHTTPErrorOptions {
  /** Why the call failed. */
  readonly kind: LambdaErrorKind;
  /** The function that was called, as the caller named it. */
  readonly functionName: string;
}

/**
 * The `PyPwExtHTTPError` of a Lambda call. It says why the call failed, and keeps what the remote side said:
 * `cause` is an `Error` with the remote type as its name, the remote message and the remote stack; `response`
 * is the `LambdaResponse` and `responseBody` its text, when there was one.
 *
 * Neither the message nor the details show what an unhandled remote error says: they may become part of an
 * answer to a client, `cause` never does.
 *
 * @example
 * ```ts
 * import { LambdaInvokeError } from '@pypwext/lambda-invoke';
 *
 * const error = new LambdaInvokeError('The function pricing timed out', {
 *   code: 504, kind: 'timeout', functionName: 'pricing', details: { kind: 'timeout', function: 'pricing' },
 * });
 * console.log(error.kind, error.name); // timeout PyPwExtHTTPError
 * ```
 */
export class LambdaInvokeError extends PyPwExtHTTPError {
  /** Why the call failed. */
  readonly kind: LambdaErrorKind;
  /** The function that was called, as the caller named it. */
  readonly functionName: string;
  /** The attempts one by one, as far as the client that made them notes them. */
  declare readonly attemptRecords?: readonly AttemptRecord[];

  constructor(message: string, options: LambdaInvokeErrorOptions) {
    super(message, options);
    this.kind = options.kind;
    this.functionName = options.functionName;
  }
}

/**
 * Tells whether a value is the error of a Lambda call, of whatever copy of this package.
 *
 * @example
 * ```ts no-run
 * import { isLambdaInvokeError, lambdaTransport } from '@pypwext/lambda-invoke';
 *
 * try {
 *   await lambdaTransport().send({ method: 'FUNC', name: 'pricing' });
 * } catch (error) {
 *   if (isLambdaInvokeError(error) && error.kind === 'throttled') console.log('later');
 *   else throw error;
 * }
 * ```
 */
export function isLambdaInvokeError(value: unknown): value is LambdaInvokeError {
  return isPyPwExtHTTPError(value) && typeof (value as Partial<LambdaInvokeError>).kind === 'string';
}
