import { HttpStatus } from './http-status.ts';

// The few names that do not follow from upper case and underscores.
const SPELLINGS: Record<string, string> = {
  OK: 'OK',
  IM_USED: 'IM Used',
  URI_TOO_LONG: 'URI Too Long',
  NON_AUTHORITATIVE_INFORMATION: 'Non-Authoritative Information',
  MULTI_STATUS: 'Multi-Status',
  HTTP_VERSION_NOT_SUPPORTED: 'HTTP Version Not Supported',
};

const spell = (name: string): string =>
  SPELLINGS[name] ??
  name
    .split('_')
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join(' ');

/**
 * The registered phrase of an HTTP status code: `statusPhrase(404)` is `'Not Found'`. A code that is not
 * registered gets the phrase of its class: `'Informational'`, `'Success'`, `'Redirection'`,
 * `'Client Error'` or `'Server Error'`; anything outside 100 to 599 is `'Unknown Status'`.
 *
 * Source: RFC 9110, section 15 (an unknown code is treated as the x00 of its class).
 *
 * @example
 * ```ts
 * import { statusPhrase } from '@pypwext/base';
 *
 * console.log(statusPhrase(500)); // Internal Server Error
 * console.log(statusPhrase(499)); // Client Error
 * ```
 */
export function statusPhrase(code: number): string {
  for (const [name, registered] of Object.entries(HttpStatus)) {
    if (registered === code) return spell(name);
  }
  const classes = ['Informational', 'Success', 'Redirection', 'Client Error', 'Server Error'];
  return classes[Math.trunc(code / 100) - 1] ?? 'Unknown Status';
}
