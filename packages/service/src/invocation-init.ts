import { type InvocationInit, lambdaInvocation, sentPayload } from '@pypwext/base';
import { readEventTrace } from './trace/event-trace.ts';

/** What the slots of an invocation start with: the deadline and the trace of a Lambda call. */
export const invocationInit = (event: unknown, context: unknown): InvocationInit =>
  lambdaInvocation({ context, event, readEvent: readEventTrace, trail: sentPayload(event)?.trail });
