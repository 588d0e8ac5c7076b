import type { InvocationInit } from './invocation.ts';
import { environmentXray, storedTrace } from './runtime-trace.ts';
import { sentTrail, type TrailFields } from './sent-trail.ts';
import { setTrace, setTraceContext } from './set-trace.ts';
import type { Trace } from './trace.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a function has been called with, as far as an invocation starts with it. */
export interface LambdaCallParts {
  /** The context that Lambda hands to the handler; in tests it may be missing, or anything. */
  readonly context: unknown;
  /** What the caller has sent along with the payload. @defaultValue what it left in the client context */
  readonly trail?: TrailFields | undefined;
  /** The event. */
  readonly event?: unknown;
  /** Sets what the event says of the trace, where it is not set yet. */
  readonly readEvent?: (trace: Trace, event: unknown) => void;
}

/**
 * What the invocation of a Lambda function starts with: the deadline and the trace.
 *
 * The deadline is the function's own, or the caller's where that one stops waiting before. Each identifier
 * of the trace comes from the first that has it: the runtime, which knows this very invocation; the trail
 * of a calling function; the event; and last the environment, which is wrong as soon as it runs several
 * invocations at a time, and is then not read. The correlation id falls back on Lambda's request id.
 *
 * The runtime is asked at once, as it soon tells of another invocation; the rest is read when the trace is.
 *
 * @example
 * ```ts
 * import { currentInvocation, lambdaInvocation, runInvocation } from '@pypwext/base';
 *
 * const context = { awsRequestId: 'r-1', getRemainingTimeInMillis: () => 3_000 };
 * runInvocation(lambdaInvocation({ context }), () => {
 *   console.log(currentInvocation()?.trace.correlationId); // r-1
 * });
 * ```
 */
export function lambdaInvocation(parts: LambdaCallParts): InvocationInit {
  const { context, event } = parts;
  const trail = parts.trail ?? sentTrail(context);
  const stored = storedTrace();
  // Reading `process.env` is a call into native code: only where nothing else may tell.
  const fallback = (stored?.xray ?? trail?.xray ?? xrayHeader(event)) ? undefined : environmentXray();
  return {
    deadline: deadlineOf(context, trail),
    trace: () => traceOf(parts, trail, stored, fallback),
  };
}

function traceOf(
  { context, event, readEvent }: LambdaCallParts,
  trail: TrailFields | undefined,
  stored: Trace | undefined,
  environment: string | undefined,
): Trace {
  const trace: Trace = {};
  if (stored) {
    setTraceContext(trace, stored.traceparent, stored.tracestate);
    setTrace(trace, 'xray', stored.xray);
  }
  if (trail) {
    setTrace(trace, 'pypwextId', trail.pypwextId ?? trail.pypwext_id);
    setTrace(trace, 'correlationId', trail.correlationId ?? trail.correlation_id);
    setTraceContext(trace, trail.traceparent, trail.tracestate);
    setTrace(trace, 'xray', trail.xray);
  }
  readEvent?.(trace, event);
  setTrace(trace, 'correlationId', fieldsOf(context).awsRequestId);
  setTrace(trace, 'xray', environment);
  return trace;
}

/** The header as HTTP APIs, function URLs and load balancers spell it, and as REST APIs do. */
function xrayHeader(event: unknown): unknown {
  const headers = fieldsOf(fieldsOf(event).headers);
  return headers['x-amzn-trace-id'] ?? headers['X-Amzn-Trace-Id'];
}

function deadlineOf(context: unknown, trail: TrailFields | undefined): number | undefined {
  const sent = trail?.deadline;
  const callers = typeof sent === 'number' && Number.isFinite(sent) && sent > 0 ? sent : undefined;
  const remaining = remainingOf(fieldsOf(context));
  if (typeof remaining !== 'number' || Number.isNaN(remaining)) return callers;
  const own = Date.now() + remaining;
  return callers === undefined ? own : Math.min(own, callers);
}

/** What the context says; one of a test may throw, and the call must not fail of it. */
function remainingOf(context: { readonly getRemainingTimeInMillis?: () => unknown }): unknown {
  try {
    return context.getRemainingTimeInMillis?.();
  } catch {
    return undefined;
  }
}

const NONE: Fields = {};

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? (value as Fields) : NONE;
