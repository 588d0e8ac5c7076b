import { PyPwExtInternalError } from '@pypwext/base';

/**
 * When and how often a call is tried again. Everything is optional; what a call leaves out comes from the
 * session, and what the session leaves out has the defaults below.
 *
 * @example
 * ```ts
 * import { PyPwExtHTTPSession, type PyPwExtRetry } from '@pypwext/http';
 *
 * const retry: PyPwExtRetry = { total: 3, maxDelay: 2_000 };
 * const http = new PyPwExtHTTPSession({ retry });
 * await http.close();
 * ```
 */
export interface PyPwExtRetry {
  /** How many retries follow the first try. @defaultValue `10`, so at most eleven attempts */
  readonly total?: number;
  /**
   * Scales the waits: the wait before retry `i` (from 0) is random between 0 and
   * `min(maxDelay, backoffFactor * 100 ms * 2 ** i)`. @defaultValue `1`
   */
  readonly backoffFactor?: number;
  /** The statuses that are tried again. @defaultValue `[429, 500, 502, 503, 504]` */
  readonly statuses?: readonly number[];
  /**
   * The methods that are tried again. A call that is declared `idempotent` is tried again whatever its
   * method. @defaultValue `['HEAD', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']`, the idempotent methods
   * of RFC 9110, section 9.2.2
   */
  readonly methods?: readonly string[];
  /** The longest wait that the back-off asks for, in ms. @defaultValue `20_000` */
  readonly maxDelay?: number;
  /**
   * The longest `Retry-After` that is waited for, in ms. When the server asks for more, its reply is
   * handed back at once. @defaultValue `60_000`
   */
  readonly maxRetryAfter?: number;
}

/** A {@link PyPwExtRetry} with all its defaults. */
export type RetrySettings = Required<PyPwExtRetry>;

export const DEFAULTS: RetrySettings = {
  total: 10,
  backoffFactor: 1,
  statuses: [429, 500, 502, 503, 504],
  methods: ['HEAD', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'],
  maxDelay: 20_000,
  maxRetryAfter: 60_000,
};

/**
 * The settings of a call: its own over those of the session over the defaults. `false` means no retry.
 *
 * @throws PyPwExtInternalError for a number that is negative or none.
 */
export function resolveRetry(
  retry: PyPwExtRetry | false | undefined,
  inherited?: RetrySettings | false,
): RetrySettings | false {
  if (retry === false || (retry === undefined && inherited === false)) return false;
  if (retry !== undefined && (typeof retry !== 'object' || retry === null)) {
    throw new PyPwExtInternalError('retry must be false, or options as { total: 3 }');
  }
  const given = Object.entries(retry ?? {}).filter(([, value]) => value !== undefined);
  const settings: RetrySettings = { ...DEFAULTS, ...(inherited || {}), ...Object.fromEntries(given) };
  for (const name of ['total', 'backoffFactor', 'maxDelay', 'maxRetryAfter'] as const) {
    const value = settings[name];
    if (typeof value === 'number' && value >= 0) continue;
    throw new PyPwExtInternalError(`The retry option "${name}" must be a number of at least 0`);
  }
  checkList('statuses', settings.statuses, 'number');
  checkList('methods', settings.methods, 'string');
  return { ...settings, methods: settings.methods.map((method) => method.toUpperCase()) };
}

function checkList(name: string, list: readonly unknown[], type: 'number' | 'string'): void {
  if (Array.isArray(list) && list.every((entry) => typeof entry === type)) return;
  throw new PyPwExtInternalError(`The retry option "${name}" must be a list of ${type}s`);
}
