import { bodies, type HttpEvent, httpEvent } from '../../http-event.ts';
import type { Runner } from '../../race/race-suite.ts';
import { mixedOrder, order } from './payloads.ts';

const payloads = { order, mixedOrder, event: httpEvent(bodies.valid) };

export type PayloadName = keyof typeof payloads;

export const payloadOf = (name: PayloadName): unknown => payloads[name];

/**
 * A contender that encodes the payload.
 *
 * @param decode - Reads the text back, for an encoder with a format of its own; it need not bring back dates and such.
 */
export function encoding(
  name: PayloadName,
  encode: (value: unknown) => string,
  decode: (text: string) => unknown = JSON.parse,
): Runner {
  const value = payloadOf(name);
  return { call: () => encode(value), answer: () => comparable(name, decode(encode(value))) };
}

/** What has to be the same: not the forms of what is no plain data, and not what is there to be masked. */
function comparable(name: PayloadName, decoded: unknown): unknown {
  if (name === 'order') return decoded;
  if (name === 'event') {
    const { headers, ...rest } = decoded as HttpEvent;
    return { ...rest, headers: { ...headers, authorization: '' } };
  }
  const { status, total, items } = decoded as typeof order;
  return { status, total, items };
}
