import { PyPwExtHTTPError } from '@pypwext/base';

/**
 * An error that the sender of a request has made. It has no stack: capturing one is most of what creating
 * an error costs, and it would show nothing but this package.
 */
export const invalid = (message: string, code = 400, details?: unknown): PyPwExtHTTPError =>
  new PyPwExtHTTPError(message, { code, stack: false, ...(details === undefined ? {} : { details }) });
