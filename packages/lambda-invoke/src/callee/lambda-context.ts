import type { InvocationInit, Trace } from '@pypwext/base';
import { type InvocationTrail, trailOfContext } from '../trail/invocation-trail.ts';

/**
 * What of Lambda's context object a handler may count on; `Context` of `@types/aws-lambda` fits.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda context object to retrieve Node.js function
 * information".
 */
export interface LambdaContext {
  /** The name of the function. */
  readonly functionName: string;
  /** The identifier of the invocation. */
  readonly awsRequestId: string;
  /** The ARN that was invoked, with its version or alias. */
  readonly invokedFunctionArn: string;
  /** What the caller sent along. */
  readonly clientContext?: unknown;
  /** How much time is left, in ms. */
  getRemainingTimeInMillis(): number;
}

/**
 * What the invocation of a called function starts with: the trail of its caller, Lambda's own request id
 * where the caller has no correlation id, and the earlier of both deadlines.
 *
 * @param context - Whatever the handler was called with; in tests it may be missing.
 * @param wrapped - The trail that the payload brought.
 */
export function invocationOf(context: unknown, wrapped: InvocationTrail | undefined): InvocationInit {
  const { deadline: callerDeadline, ...trail } = wrapped ?? trailOfContext(context) ?? {};
  const { awsRequestId, getRemainingTimeInMillis } = (context ?? {}) as Partial<LambdaContext>;
  const correlationId = trail.correlationId ?? awsRequestId;
  const xray = runtimeXray() ?? trail.xray;
  const trace: Trace = {
    ...trail,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(xray === undefined ? {} : { xray }),
  };
  const own =
    typeof getRemainingTimeInMillis === 'function'
      ? Date.now() + getRemainingTimeInMillis.call(context)
      : undefined;
  const deadlines = [own, callerDeadline].filter((deadline) => deadline !== undefined);
  return deadlines.length === 0 ? { trace } : { trace, deadline: Math.min(...deadlines) };
}

interface InvokeStore {
  getXRayTraceId?(): string | undefined;
}

/** What the runtime says of this very invocation; the environment variable is shared by concurrent ones. */
function runtimeXray(): string | undefined {
  const { awslambda } = globalThis as { awslambda?: { InvokeStore?: InvokeStore } };
  const traceId = awslambda?.InvokeStore?.getXRayTraceId?.();
  if (traceId !== undefined) return traceId;
  return process.env.AWS_LAMBDA_MAX_CONCURRENCY === undefined ? process.env._X_AMZN_TRACE_ID : undefined;
}
