import { runInvocation, sentPayload, sentTrail, setTrace, type Trace } from '@pypwext/base';

/**
 * Runs a call in an invocation, when it is that of a Lambda handler: the outermost wrapper opens the invocation,
 * and the others join it. Any other function stays in the invocation that it is called in, or outside of any.
 *
 * The trace starts with what a calling function has sent, which comes before all that wrappers within may find in
 * the event.
 */
export function runAsHandler<T>(args: readonly unknown[], run: () => T): T {
  const context = args.length < 2 ? undefined : args[args.length - 1];
  return isLambdaContext(context) ? runInvocation({ trace: () => sentTrace(args[0], context) }, run) : run();
}

/** Source: AWS Lambda Developer Guide, "Using the Lambda context object to retrieve Node.js function information". */
function isLambdaContext(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const { awsRequestId, getRemainingTimeInMillis } = value as Record<string, unknown>;
    return typeof awsRequestId === 'string' && typeof getRemainingTimeInMillis === 'function';
  } catch {
    // Any function may be logged, and be given a revoked proxy.
    return false;
  }
}

function sentTrace(event: unknown, context: unknown): Trace {
  const trail = sentPayload(event)?.trail ?? sentTrail(context);
  const trace: Trace = {};
  setTrace(trace, 'pypwextId', trail?.pypwextId ?? trail?.pypwext_id);
  setTrace(trace, 'correlationId', trail?.correlationId ?? trail?.correlation_id);
  return trace;
}
