// The phrases of each class by position, so that no code and no name takes bytes beside them: a bundle with
// phrases need not hold `HttpStatus`.
const PHRASES = [
  'Continue,Switching Protocols,Processing,Early Hints',
  'OK,Created,Accepted,Non-Authoritative Information,No Content,Reset Content,Partial Content,Multi-Status,Already Reported,,,,,,,,,,,,,,,,,,IM Used',
  'Multiple Choices,Moved Permanently,Found,See Other,Not Modified,Use Proxy,,Temporary Redirect,Permanent Redirect',
  'Bad Request,Unauthorized,Payment Required,Forbidden,Not Found,Method Not Allowed,Not Acceptable,Proxy Authentication Required,Request Timeout,Conflict,Gone,Length Required,Precondition Failed,Content Too Large,URI Too Long,Unsupported Media Type,Range Not Satisfiable,Expectation Failed,,,,Misdirected Request,Unprocessable Content,Locked,Failed Dependency,Too Early,Upgrade Required,,Precondition Required,Too Many Requests,,Request Header Fields Too Large,,,,,,,,,,,,,,,,,,,,Unavailable For Legal Reasons',
  'Internal Server Error,Not Implemented,Bad Gateway,Service Unavailable,Gateway Timeout,HTTP Version Not Supported,Variant Also Negotiates,Insufficient Storage,Loop Detected,,,Network Authentication Required',
] as const;

const CLASSES = ['Informational', 'Success', 'Redirection', 'Client Error', 'Server Error'] as const;

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
  const index = Math.trunc(code / 100) - 1;
  const registered = PHRASES[index]?.split(',')[code % 100];
  return registered || (CLASSES[index] ?? 'Unknown Status');
}
