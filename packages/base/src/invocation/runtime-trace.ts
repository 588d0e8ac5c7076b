import type { Trace } from './trace.ts';

/** The part of `@aws/lambda-invoke-store` that is read; older versions have less of it. */
interface InvokeStore {
  getTraceparent?(): string | undefined;
  getTracestate?(): string | undefined;
  getXRayTraceId?(): string | undefined;
}

/** What the runtime says of this very invocation, through its invoke store; `undefined` where there is none. */
export function storedTrace(): Trace | undefined {
  try {
    const store = (globalThis as { awslambda?: { InvokeStore?: InvokeStore } }).awslambda?.InvokeStore;
    // It is never required: `AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA` removes it.
    return store && readStore(store);
  } catch {
    return undefined;
  }
}

function readStore(store: InvokeStore): Trace {
  const read = (reading: () => string | undefined): string | undefined => {
    try {
      return reading();
    } catch {
      return undefined;
    }
  };
  return {
    traceparent: read(() => store.getTraceparent?.()),
    tracestate: read(() => store.getTracestate?.()),
    xray: read(() => store.getXRayTraceId?.()),
  } as Trace;
}

/** X-Ray's header as the environment has it: that of any invocation, as soon as there are several at a time. */
export function environmentXray(): string | undefined {
  const { env } = process;
  return env.AWS_LAMBDA_MAX_CONCURRENCY === undefined ? env._X_AMZN_TRACE_ID : undefined;
}
