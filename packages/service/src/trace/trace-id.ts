import type { Trace } from '@pypwext/base';

/**
 * The identifier that leads from an answer to its traces and log entries: the trace id of `traceparent`,
 * else X-Ray's root, else the correlation id.
 */
export const traceId = (trace: Trace): string | undefined =>
  trace.traceparent?.slice(3, 35) ?? /Root=([^;]+)/.exec(trace.xray ?? '')?.[1] ?? trace.correlationId;
