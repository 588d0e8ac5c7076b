import type { Trace } from '@pypwext/base';
import { setTrace } from './set-trace.ts';

/** The part of `@aws/lambda-invoke-store` that is read; older versions have less of it. */
interface InvokeStore {
  getTraceparent?(): string | undefined;
  getTracestate?(): string | undefined;
  getXRayTraceId?(): string | undefined;
}

/**
 * Fills what is still empty from the runtime: from its invoke store, where there is one, and last from the
 * environment, which is wrong as soon as one environment runs several invocations at a time.
 */
export function runtimeTrace(trace: Trace): void {
  const store = invokeStore();
  if (store) {
    setTrace(
      trace,
      'traceparent',
      read(() => store.getTraceparent?.()),
    );
    setTrace(
      trace,
      'tracestate',
      read(() => store.getTracestate?.()),
    );
    setTrace(
      trace,
      'xray',
      read(() => store.getXRayTraceId?.()),
    );
  }
  // Reading `process.env` is a call into native code: only when nothing else has told.
  if (trace.xray === undefined) setTrace(trace, 'xray', process.env._X_AMZN_TRACE_ID);
}

/** The store that the runtime has made, if any. It is never required: `AWS_LAMBDA_NODEJS_NO_GLOBAL_AWSLAMBDA` removes it. */
const invokeStore = (): InvokeStore | undefined =>
  read(() => (globalThis as { awslambda?: { InvokeStore?: InvokeStore } }).awslambda?.InvokeStore);

function read<T>(reading: () => T): T | undefined {
  try {
    return reading();
  } catch {
    return undefined;
  }
}
