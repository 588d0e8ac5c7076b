import { sentPayload, TRAIL_KEY } from '@pypwext/base';
import { type InvocationTrail, readTrail } from './invocation-trail.ts';

/** The payload of an `EVENT` call with its trail. */
export interface WrappedPayload {
  /** The trail of the caller. */
  readonly pypwext: InvocationTrail;
  /** The payload itself. */
  readonly payload: unknown;
}

/** Puts a trail around a payload. */
export const wrapPayload = (payload: unknown, trail: InvocationTrail = {}): WrappedPayload => ({
  [TRAIL_KEY]: trail,
  payload: payload === undefined ? null : payload,
});

/**
 * Takes the trail off a payload again. A payload that is not wrapped, an object with exactly these two keys,
 * comes back as it is: an event of the console or of a caller that does not wrap is none the worse.
 *
 * @example
 * ```ts
 * import { unwrapPayload } from '@pypwext/lambda-invoke';
 *
 * const { payload, trail } = unwrapPayload({ pypwext: { pypwextId: 'a1' }, payload: { order: 17 } });
 * console.log(payload, trail?.pypwextId); // { order: 17 } a1
 * ```
 */
export function unwrapPayload(event: unknown): { payload: unknown; trail?: InvocationTrail } {
  const sent = sentPayload(event);
  if (sent === undefined) return { payload: event };
  const trail = readTrail(sent.trail);
  return trail === undefined ? { payload: sent.payload } : { payload: sent.payload, trail };
}
