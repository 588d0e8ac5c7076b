import type { Trace } from '@pypwext/base';

/**
 * What travels from the calling invocation to the called one, so that the logs of both form one trail.
 *
 * A `FUNC` call carries it in the client context as `custom.pypwext`, an `EVENT` call, which has no client
 * context, in the payload as `{ "pypwext": { ... }, "payload": ... }`, when the call or the contract asks
 * for it.
 *
 * In the client context the value is the JSON *text* of the trail, because functions in Go, Java and .NET
 * fail when a value of `custom` is no string; {@link readTrail} takes the object as well.
 */
export interface InvocationTrail extends Readonly<Trace> {
  /** When the caller stops waiting, in ms since the epoch; with `FUNC` only. */
  readonly deadline?: number;
}

/** The key of the trail in `clientContext.custom` and in the payload's wrapper: `pypwext`. */
export const TRAIL_KEY = 'pypwext';

// A trail ends up in log entries and in headers: only what has the form of such an identifier is taken.
// W3C Trace Context, section 3.2 (traceparent) and 3.3 (tracestate: 512 characters).
const IDENTIFIER = /^[\w.:/+=@-]{1,128}$/;
const PRINTABLE = /^[\x20-\x7e]{1,512}$/;
const PATTERNS = {
  pypwextId: IDENTIFIER,
  correlationId: IDENTIFIER,
  traceparent: /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/,
  tracestate: PRINTABLE,
  xray: PRINTABLE,
} as const;

/**
 * Reads a trail that came from outside: an object, or its JSON text. Only the known keys are taken, and only
 * with values of their form.
 *
 * @returns `undefined` when there is nothing to take.
 */
export function readTrail(value: unknown): InvocationTrail | undefined {
  const source = typeof value === 'string' ? parse(value) : value;
  if (typeof source !== 'object' || source === null) return undefined;
  const fields = source as Record<string, unknown>;
  const trail: Record<string, string | number> = {};
  for (const [key, pattern] of Object.entries(PATTERNS)) {
    const text = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (typeof text === 'string' && pattern.test(text)) trail[key] = text;
  }
  const { deadline } = fields;
  if (typeof deadline === 'number' && Number.isFinite(deadline) && deadline > 0) trail.deadline = deadline;
  return Object.keys(trail).length === 0 ? undefined : (trail as InvocationTrail);
}

/**
 * Reads the trail that a `FUNC` call left in the client context.
 *
 * @param context - The context that Lambda hands to the handler.
 *
 * @example
 * ```ts
 * import { trailOfContext } from '@pypwext/lambda-invoke';
 *
 * const context = { clientContext: { custom: { pypwext: '{"pypwextId":"a1"}' } } };
 * console.log(trailOfContext(context)?.pypwextId); // a1
 * ```
 */
export function trailOfContext(context: unknown): InvocationTrail | undefined {
  const clientContext = property(context, 'clientContext');
  // The SDKs for mobile devices write `Custom`; both spellings reach the handler as they were sent.
  const custom = property(clientContext, 'custom') ?? property(clientContext, 'Custom');
  return readTrail(property(custom, TRAIL_KEY));
}

const property = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
