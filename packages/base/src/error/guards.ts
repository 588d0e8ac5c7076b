import { errorKind } from './error-brand.ts';
import type { PyPwExtErrorWithReturn } from './error-with-return.ts';
import type { PyPwExtHTTPError } from './http-error.ts';
import type { PyPwExtInternalError } from './internal-error.ts';
import type { PyPwExtError } from './pypwext-error.ts';
import type { StdPyPwExtError } from './std-error.ts';

/**
 * Tells whether a value is an error of this package, of whatever copy of it. `instanceof` fails when a
 * bundle holds two copies; this guard does not. It never throws.
 *
 * @example
 * ```ts
 * import { isPyPwExtError, StdPyPwExtError } from '@pypwext/base';
 *
 * try {
 *   throw new StdPyPwExtError('No such order', { code: 404 });
 * } catch (error) {
 *   if (isPyPwExtError(error)) console.log(error.code); // 404
 * }
 * ```
 */
export function isPyPwExtError(value: unknown): value is PyPwExtError {
  return errorKind(value) !== undefined;
}

/** Tells whether a value is a `StdPyPwExtError`, or of a subclass, of whatever copy of this package. */
export function isStdPyPwExtError(value: unknown): value is StdPyPwExtError {
  return errorKind(value) === 'StdPyPwExtError';
}

/** Tells whether a value is a `PyPwExtHTTPError`, or of a subclass, of whatever copy of this package. */
export function isPyPwExtHTTPError(value: unknown): value is PyPwExtHTTPError {
  return errorKind(value) === 'PyPwExtHTTPError';
}

/** Tells whether a value is a `PyPwExtInternalError`, or of a subclass, of whatever copy of this package. */
export function isPyPwExtInternalError(value: unknown): value is PyPwExtInternalError {
  return errorKind(value) === 'PyPwExtInternalError';
}

/** Tells whether a value is a `PyPwExtErrorWithReturn`, or of a subclass, of whatever copy of this package. */
export function isPyPwExtErrorWithReturn(value: unknown): value is PyPwExtErrorWithReturn {
  return errorKind(value) === 'PyPwExtErrorWithReturn';
}
