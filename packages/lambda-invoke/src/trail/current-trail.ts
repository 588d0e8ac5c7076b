import { currentInvocation } from '@pypwext/base';
import type { InvocationTrail } from './invocation-trail.ts';

/**
 * The trail of the current invocation, for a call that goes out of it; `undefined` when there is nothing to
 * hand on.
 *
 * @param deadline - When the caller stops waiting, in ms since the epoch.
 */
export function currentTrail(deadline?: number): InvocationTrail | undefined {
  const invocation = currentInvocation();
  if (!invocation) return undefined;
  const { pypwextId, correlationId, traceparent, tracestate, xray } = invocation.trace;
  const trail: { -readonly [Key in keyof InvocationTrail]: InvocationTrail[Key] } = {};
  if (pypwextId !== undefined) trail.pypwextId = pypwextId;
  if (correlationId !== undefined) trail.correlationId = correlationId;
  if (traceparent !== undefined) trail.traceparent = traceparent;
  if (tracestate !== undefined) trail.tracestate = tracestate;
  if (xray !== undefined) trail.xray = xray;
  if (deadline !== undefined) trail.deadline = deadline;
  return Object.keys(trail).length === 0 ? undefined : trail;
}
