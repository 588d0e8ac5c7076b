import { PyPwExtInternalError } from '@pypwext/base';
import type { HeaderValue, PyPwExtResponse } from '../pypwext-response.ts';
import type { Answer, Header } from './answer.ts';

// RFC 9110, section 5.6.2 (token) and 5.5 (a field value has no CR, LF or NUL). The doors take an object, where
// a key `__proto__` would be no header but the prototype.
const NAME = /^(?!__proto__$)[!#$%&'*+\-.^_`|~\w]+$/;
const FORBIDDEN_IN_VALUE = /[\r\n\0]/;

/**
 * Checks and collects headers: values become texts, names that differ in case alone are one header, and
 * `Set-Cookie` joins the cookies. A content type given as a header wins over `contentType`.
 *
 * @param unfit - The names of headers that do not fit the answer, and are left out.
 * @throws PyPwExtInternalError when a name is no HTTP token, or when a value holds a line break.
 */
export function collectHeaders(
  given: Pick<PyPwExtResponse, 'headers' | 'cookies'>,
  contentType: string | undefined,
  unfit?: RegExp,
): Pick<Answer, 'headers' | 'cookies'> {
  const names = Object.keys(given.headers);
  const cookies = given.cookies.map(checkedCookie);
  // Most answers have no header but this one.
  if (names.length === 0)
    return { headers: contentType === undefined ? [] : [typeHeader(contentType)], cookies };
  const headers: Header[] = [];
  for (const name of names) {
    const value = given.headers[name];
    if (value === undefined || value === null || unfit?.test(name)) continue;
    const values = checkedHeader(name, value);
    if (isNamed(name, 'set-cookie')) cookies.push(...values);
    else addTo(headers, name, values);
  }
  if (contentType !== undefined && !headers.some(isContentType)) headers.push(typeHeader(contentType));
  return { headers, cookies };
}

const typeHeader = (contentType: string): Header => [
  'Content-Type',
  [checkedValue('Content-Type', contentType)],
];

function addTo(headers: Header[], name: string, values: string[]): void {
  const header = headers.find(([present]) => isNamed(present, name.toLowerCase()));
  if (header) header[1].push(...values);
  else headers.push([name, values]);
}

const checkedCookie = (cookie: string): string => checkedValue('Set-Cookie', cookie);

const isNamed = (name: string, lowerCase: string): boolean => name.toLowerCase() === lowerCase;

const isContentType = ([name]: Header): boolean => isNamed(name, 'content-type');

function checkedHeader(name: string, value: HeaderValue): string[] {
  if (!NAME.test(name)) {
    throw new PyPwExtInternalError(`${JSON.stringify(name)} is no header name (RFC 9110, section 5.6.2)`);
  }
  const values = Array.isArray(value) ? value : [value];
  return values.map((each) => checkedValue(name, String(each)));
}

function checkedValue(name: string, value: string): string {
  if (!FORBIDDEN_IN_VALUE.test(value)) return value;
  throw new PyPwExtInternalError(`The header ${name} holds a line break or NUL; encode it (RFC 9110, 5.5)`);
}
