import type { PyPwExtErrorKind } from './error-brand.ts';
import { hidden } from './hidden.ts';
import { PyPwExtError, type PyPwExtErrorOptions } from './pypwext-error.ts';

/** What a {@link PyPwExtHTTPError} keeps of the exchange that failed, besides the options of every error. */
export interface PyPwExtHTTPErrorOptions extends PyPwExtErrorOptions {
  /** The response, when there was one: a WHATWG `Response`, or a `LambdaResponse`. */
  readonly response?: unknown;
  /** The text of the response's body, when it was read. */
  readonly responseBody?: string | undefined;
  /** The method of the request, as `'POST'`. */
  readonly method?: string | undefined;
  /** The address of the request. Query, fragment and user information are removed: they may hold secrets. */
  readonly url?: string | undefined;
  /** How many attempts were made. */
  readonly attempts?: number | undefined;
  /** The identifier that the called service gave the request, as in `x-amzn-requestid`. */
  readonly requestId?: string | undefined;
}

/**
 * The error of an HTTP exchange, or of a request that does not fit: status 400, action `RAISE`,
 * classification `NA`, unless the options say otherwise.
 *
 * `response` and `responseBody` are not enumerable: they may hold anything, so that loggers must not pick
 * them up by walking over the error. None of the additional properties is part of the JSON form.
 *
 * The error of a call to an `http:` or `https:` address has a `publicMessage` unless the options say
 * otherwise: its message names the address, which is nothing for the clients of this service.
 *
 * @example
 * ```ts
 * import { PyPwExtHTTPError } from '@pypwext/base';
 *
 * const error = new PyPwExtHTTPError('GET https://api.example.com/orders answered 503', {
 *   code: 503,
 *   method: 'GET',
 *   url: 'https://api.example.com/orders?token=secret',
 *   attempts: 3,
 * });
 * console.log(error.url, error.attempts); // https://api.example.com/orders 3
 * ```
 */
export class PyPwExtHTTPError extends PyPwExtError {
  /** The response, when there was one. */
  declare readonly response?: unknown;
  /** The text of the response's body, when it was read. */
  declare readonly responseBody?: string;
  /** The method of the request. */
  declare readonly method?: string;
  /** The address of the request without query, fragment and user information. */
  declare readonly url?: string;
  /** How many attempts were made. */
  declare readonly attempts?: number;
  /** The identifier that the called service gave the request. */
  declare readonly requestId?: string;

  constructor(message: string, options: PyPwExtHTTPErrorOptions = {}) {
    super(message, options, { code: 400, action: 'RAISE' });
    const { response, responseBody, method, url, attempts, requestId } = options;
    const told = url !== undefined && !('publicMessage' in options) && /^https?:/i.test(url);
    if (told) hidden(this, 'publicMessage', 'A call to another service failed');
    if (response !== undefined) hidden(this, 'response', response);
    if (responseBody !== undefined) hidden(this, 'responseBody', responseBody);
    // One by one: building an error is most of what answering a bad request costs.
    if (method !== undefined) this.method = method;
    if (url !== undefined) this.url = withoutSecrets(url);
    if (attempts !== undefined) this.attempts = attempts;
    if (requestId !== undefined) this.requestId = requestId;
  }

  override get '@pypwext/error@1'(): PyPwExtErrorKind {
    return 'PyPwExtHTTPError';
  }
}

/** The address up to its query or fragment, without `user:password@`. It need not be a valid URL. */
const withoutSecrets = (url: string): string =>
  url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:)?([\\/]{2})[^\\/]*@/i, '$1$2');
