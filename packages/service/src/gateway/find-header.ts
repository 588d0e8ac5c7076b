import { isRecord } from '../record.ts';

/**
 * A header of an event by its lower-case name. The spelling depends on the door: REST keeps the client's,
 * local emulators capitalise. A load balancer in multi-value mode sends `multiValueHeaders` alone.
 */
export function findHeader(event: unknown, name: string): string | undefined {
  if (!isRecord(event)) return undefined;
  return headerIn(event.headers, name) ?? headerIn(event.multiValueHeaders, name);
}

function headerIn(headers: unknown, name: string): string | undefined {
  if (!isRecord(headers)) return undefined;
  const direct = firstText(headers[name]);
  if (direct !== undefined) return direct;
  for (const key of Object.keys(headers)) {
    if (key.length === name.length && key.toLowerCase() === name) return firstText(headers[key]);
  }
  return undefined;
}

const firstText = (value: unknown): string | undefined => {
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? text : undefined;
};
