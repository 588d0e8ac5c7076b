import { RefusedResult } from './gateway-response.ts';

/** A function's result as an object with members. */
export type ResultObject = Readonly<Record<string, unknown>>;

/** Whether a result is a plain object, the only shape with a status and headers. */
export function isResultObject(result: unknown): result is ResultObject {
  return typeof result === 'object' && result !== null && !Array.isArray(result);
}

/** A status as a number. One below 200 announces another answer, which a function cannot give. */
export function numericStatus(status: unknown): number {
  if (typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new RefusedResult(`statusCode must be a whole number from 200 to 599, not ${JSON.stringify(status)}`);
}

/** The body's bytes; absent means empty. */
export function bodyBytes(body: unknown, isBase64: boolean): Uint8Array {
  if (body === undefined || body === null) return new Uint8Array();
  if (typeof body !== 'string') {
    throw new RefusedResult(`body must be a string, not ${Array.isArray(body) ? 'an array' : typeof body}`);
  }
  return Buffer.from(body, isBase64 ? 'base64' : 'utf8');
}

/** The entries of a headers member: absent and null mean none. */
export function headerEntries(
  member: string,
  value: unknown,
): ReadonlyArray<readonly [name: string, value: unknown]> {
  if (value === undefined || value === null) return [];
  if (isResultObject(value)) return Object.entries(value);
  throw new RefusedResult(`${member} must be an object`);
}

/** A name and value that can stand in an HTTP message (RFC 9110, sections 5.1 and 5.5). */
export function headerLine(name: string, value: string): readonly [name: string, value: string] {
  if (!/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/.test(name)) {
    throw new RefusedResult(`${JSON.stringify(name)} is not a valid header name`);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
  if (/[\x00-\x08\x0a-\x1f\x7f]/.test(value)) {
    throw new RefusedResult(`the value of the header ${name} contains control characters`);
  }
  return [name, value];
}

/** A header value that has to be a string. */
export function stringValue(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new RefusedResult(`the value of the header ${name} must be a string, not ${typeof value}`);
}

/** Whether a header is among the lines. */
export function hasHeader(
  lines: ReadonlyArray<readonly [name: string, value: string]>,
  wanted: string,
): boolean {
  return lines.some(([name]) => name.toLowerCase() === wanted);
}
