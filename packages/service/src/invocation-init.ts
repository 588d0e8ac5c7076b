import type { InvocationInit } from '@pypwext/base';
import { isRecord } from './record.ts';
import { incomingTrace } from './trace/incoming-trace.ts';

/** What the slots of an invocation start with: the deadline and the trace of a Lambda call. */
export const invocationInit = (event: unknown, context: unknown): InvocationInit => ({
  deadline: deadlineOf(context),
  trace: incomingTrace(event, context),
});

function deadlineOf(context: unknown): number | undefined {
  if (!isRecord(context) || typeof context.getRemainingTimeInMillis !== 'function') return undefined;
  const remaining: unknown = context.getRemainingTimeInMillis();
  return typeof remaining === 'number' ? Date.now() + remaining : undefined;
}
