import { PyPwExtInternalError } from '@pypwext/base';
import type { HeaderValue } from '../pypwext-response.ts';

// RFC 9110, section 5.6.2 (token) and 5.5 (a field value has no CR, LF or NUL).
const NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
const FORBIDDEN_IN_VALUE = /[\r\n\0]/;

/** The headers and cookies of an answer, as a door's form is made of them. */
export interface CollectedHeaders {
  /** Values by the name as it was first spelt. */
  readonly headers: Map<string, string[]>;
  /** The values of `Set-Cookie`. */
  readonly cookies: string[];
}

/**
 * Checks and collects headers: values become texts, names that differ in case alone are one header, and
 * `Set-Cookie` joins the cookies. A content type given as a header wins over `contentType`.
 *
 * @throws PyPwExtInternalError when a name is no HTTP token, or when a value holds a line break.
 */
export function collectHeaders(
  given: Readonly<Record<string, HeaderValue | undefined>>,
  cookies: readonly string[],
  contentType: string | undefined,
): CollectedHeaders {
  const collected: CollectedHeaders = { headers: new Map(), cookies: [] };
  const spellings = new Map<string, string>();
  for (const cookie of cookies) collected.cookies.push(checkedValue('set-cookie', cookie));
  for (const name of Object.keys(given)) {
    const value = given[name];
    if (value !== undefined && value !== null) addHeader(collected, spellings, name, value);
  }
  if (contentType !== undefined && !spellings.has('content-type')) {
    collected.headers.set('Content-Type', [checkedValue('Content-Type', contentType)]);
  }
  return collected;
}

function addHeader(
  { headers, cookies }: CollectedHeaders,
  spellings: Map<string, string>,
  name: string,
  value: HeaderValue,
): void {
  if (!NAME.test(name)) {
    throw new PyPwExtInternalError(`${JSON.stringify(name)} is no header name (RFC 9110, section 5.6.2)`);
  }
  const values = Array.isArray(value) ? value : [value];
  const texts = values.map((each) => checkedValue(name, String(each)));
  const lowerCase = name.toLowerCase();
  if (lowerCase === 'set-cookie') {
    cookies.push(...texts);
    return;
  }
  const spelling = spellings.get(lowerCase) ?? name;
  spellings.set(lowerCase, spelling);
  headers.set(spelling, [...(headers.get(spelling) ?? []), ...texts]);
}

function checkedValue(name: string, value: string): string {
  if (!FORBIDDEN_IN_VALUE.test(value)) return value;
  throw new PyPwExtInternalError(`The header ${name} holds a line break or NUL; encode it (RFC 9110, 5.5)`);
}
