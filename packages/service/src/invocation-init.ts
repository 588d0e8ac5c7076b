import { type InvocationInit, sentTrail } from '@pypwext/base';
import { isRecord, type UnknownRecord } from './record.ts';
import { incomingTrace } from './trace/incoming-trace.ts';

/** What the slots of an invocation start with: the deadline and the trace of a Lambda call. */
export function invocationInit(event: unknown, context: unknown): InvocationInit {
  const trail = sentTrail(context);
  return { deadline: deadlineOf(context, trail), trace: incomingTrace(event, context, trail) };
}

/** The function's own deadline, or the caller's where that one stops waiting before. */
function deadlineOf(context: unknown, trail: UnknownRecord | undefined): number | undefined {
  const sent = trail?.deadline;
  const callers = typeof sent === 'number' && Number.isFinite(sent) && sent > 0 ? sent : undefined;
  if (!isRecord(context) || typeof context.getRemainingTimeInMillis !== 'function') return callers;
  const remaining: unknown = context.getRemainingTimeInMillis();
  if (typeof remaining !== 'number') return callers;
  const own = Date.now() + remaining;
  return callers === undefined ? own : Math.min(own, callers);
}
