import { isRecord } from '../record.ts';

/**
 * A header of an event by its lower-case name. The spelling depends on the door: REST keeps the client's,
 * local emulators capitalise. `multiValueHeaders` come first: a load balancer in multi-value mode sends them
 * alone, and of a header that came several times REST gives the last value alone in `headers`.
 */
export function findHeader(event: unknown, name: string): string | undefined {
  if (!isRecord(event)) return undefined;
  return headerIn(event.multiValueHeaders, name) ?? headerIn(event.headers, name);
}

function headerIn(headers: unknown, name: string): string | undefined {
  if (!isRecord(headers)) return undefined;
  const direct = textOf(headers[name], name);
  if (direct !== undefined) return direct;
  for (const key of Object.keys(headers)) {
    if (key.length === name.length && key.toLowerCase() === name) return textOf(headers[key], name);
  }
  return undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  // RFC 9110, sections 5.3 and 8.3: `Accept` is a list, and its values are one; `Content-Type` is none.
  const text: unknown = Array.isArray(value) ? (name === 'accept' ? value.join() : value[0]) : value;
  return typeof text === 'string' ? text : undefined;
}
