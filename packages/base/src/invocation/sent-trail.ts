/** The key of the caller's trail in `clientContext.custom`, and in the wrapper of a payload: `pypwext`. */
export const TRAIL_KEY = 'pypwext';

/** The members of a trail as they came: each has to pass `isTraceValue` before it is taken. */
export type TrailFields = Readonly<Record<string, unknown>>;

/** The members of a trail, which is an object or its JSON text; `undefined` for everything else. */
export function trailFields(sent: unknown): TrailFields | undefined {
  const fields = typeof sent === 'string' ? parse(sent) : sent;
  return typeof fields === 'object' && fields !== null ? (fields as TrailFields) : undefined;
}

/**
 * What a calling function has left in the client context: `@pypwext/lambda-invoke` puts its trace and its deadline
 * there, under `custom.pypwext`. The SDKs for mobile devices write `Custom`; both spellings reach the handler as
 * they were sent.
 *
 * Source: AWS Lambda API reference, "Invoke" (`X-Amz-Client-Context`).
 *
 * @param context - The context that Lambda hands to the handler.
 *
 * @example
 * ```ts
 * import { sentTrail } from '@pypwext/base';
 *
 * const context = { clientContext: { custom: { pypwext: '{"pypwextId":"a-1"}' } } };
 * console.log(sentTrail(context)); // { pypwextId: 'a-1' }
 * ```
 */
export function sentTrail(context: unknown): TrailFields | undefined {
  const clientContext = property(context, 'clientContext');
  const custom = property(clientContext, 'custom') ?? property(clientContext, 'Custom');
  return trailFields(property(custom, TRAIL_KEY));
}

/** The payload of a call and the trail around it. */
export interface SentPayload {
  /** What the caller has sent. */
  readonly payload: unknown;
  /** The trail of the caller. */
  readonly trail: TrailFields;
}

/**
 * Takes apart an event that `@pypwext/lambda-invoke` has wrapped, as calls of the kind `EVENT` have no client
 * context: `{ "pypwext": { ... }, "payload": ... }`, an object with exactly these two keys. `undefined` for
 * every other event, such as one of a caller that does not wrap.
 *
 * @example
 * ```ts
 * import { sentPayload } from '@pypwext/base';
 *
 * console.log(sentPayload({ pypwext: { pypwextId: 'a-1' }, payload: { order: 17 } })?.payload); // { order: 17 }
 * console.log(sentPayload({ order: 17 })); // undefined
 * ```
 */
export function sentPayload(event: unknown): SentPayload | undefined {
  if (typeof event !== 'object' || event === null || !Object.hasOwn(event, TRAIL_KEY)) return undefined;
  const { [TRAIL_KEY]: trail, payload } = event as TrailFields;
  const isTrail = typeof trail === 'object' && trail !== null && !Array.isArray(trail);
  const isWrapped = isTrail && Object.hasOwn(event, 'payload') && Object.keys(event).length === 2;
  return isWrapped ? { payload, trail: trail as TrailFields } : undefined;
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as TrailFields)[key] : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
