import type { PyPwExtErrorKind } from './error-brand.ts';
import { PyPwExtError, type PyPwExtErrorOptions } from './pypwext-error.ts';

/**
 * The error of business code: status 400, action `RAISE`, classification `NA`, unless the options say
 * otherwise.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 *
 * const error = new StdPyPwExtError('No such order', { code: 404, details: { order: 'A-17' } });
 * console.log(error.name, error.code, error.action); // StdPyPwExtError 404 RAISE
 * ```
 */
export class StdPyPwExtError extends PyPwExtError {
  constructor(message: string, options: PyPwExtErrorOptions = {}) {
    super(message, options, { code: 400, action: 'RAISE' });
  }

  override get '@pypwext/error@1'(): PyPwExtErrorKind {
    return 'StdPyPwExtError';
  }
}
