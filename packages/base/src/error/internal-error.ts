import type { PyPwExtErrorKind } from './error-brand.ts';
import { PyPwExtError, type PyPwExtErrorOptions } from './pypwext-error.ts';

/**
 * The error of a fault in the service itself, a missing setting or a broken invariant: status 500, action
 * `RAISE`, classification `NA`, unless the options say otherwise.
 *
 * @example
 * ```ts
 * import { PyPwExtInternalError } from '@pypwext/base';
 *
 * const error = new PyPwExtInternalError('TABLE_NAME is not set');
 * console.log(error.name, error.code); // PyPwExtInternalError 500
 * ```
 */
export class PyPwExtInternalError extends PyPwExtError {
  constructor(message: string, options: PyPwExtErrorOptions = {}) {
    super(message, options, { code: 500, action: 'RAISE' });
  }

  override get '@pypwext/error@1'(): PyPwExtErrorKind {
    return 'PyPwExtInternalError';
  }
}
