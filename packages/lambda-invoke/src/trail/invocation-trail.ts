import { isTraceValue, sentTrail, type Trace, trailFields } from '@pypwext/base';

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

const NAMES = ['pypwextId', 'correlationId', 'traceparent', 'tracestate', 'xray'] as const;

/**
 * Reads a trail that came from outside: an object, or its JSON text. Only the known keys are taken, and only
 * with values of their form.
 *
 * @returns `undefined` when there is nothing to take.
 */
export function readTrail(value: unknown): InvocationTrail | undefined {
  const fields = trailFields(value);
  if (fields === undefined) return undefined;
  const trail: Record<string, string | number> = {};
  for (const name of NAMES) {
    const text = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (isTraceValue(name, text)) trail[name] = text;
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
  return readTrail(sentTrail(context));
}
