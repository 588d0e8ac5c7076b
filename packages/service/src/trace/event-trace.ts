import { setTrace, setTraceContext, type Trace } from '@pypwext/base';
import { isRecord, type UnknownRecord } from '../record.ts';

/**
 * Fills what is empty of a trace from an event: from its headers, from `pypwext_id` of the event itself or
 * of its JSON body, and from the identifier that a gateway gave the request.
 */
export function readEventTrace(trace: Trace, event: unknown): void {
  if (!isRecord(event)) return;
  readHeaders(trace, event.headers ?? event.multiValueHeaders);
  readPyPwExtId(trace, event);
  if (isRecord(event.requestContext)) setTrace(trace, 'correlationId', event.requestContext.requestId);
}

const TRACING = /^(trace(parent|state)|x-(pypwext|amzn-trace|correlation)-id)$/i;

/** One pass over the headers, whatever their spelling: it depends on the door and on the client. */
function readHeaders(trace: Trace, headers: unknown): void {
  if (!isRecord(headers)) return;
  const found: Record<string, unknown> = {};
  for (const name in headers) {
    if (!TRACING.test(name)) continue;
    const values = headers[name];
    found[name.toLowerCase()] ??= Array.isArray(values) ? values[0] : values;
  }
  setTraceContext(trace, found.traceparent, found.tracestate);
  setTrace(trace, 'pypwextId', found['x-pypwext-id']);
  setTrace(trace, 'xray', found['x-amzn-trace-id']);
  setTrace(trace, 'correlationId', found['x-correlation-id']);
}

/** `pypwext_id` of a direct call's event, or of a JSON body, without parsing it. */
function readPyPwExtId(trace: Trace, { pypwext_id, body }: UnknownRecord): void {
  setTrace(trace, 'pypwextId', pypwext_id);
  if (trace.pypwextId === undefined && typeof body === 'string')
    setTrace(trace, 'pypwextId', /"pypwext_id"\s*:\s*"([^"\\]{1,128})"/.exec(body)?.[1]);
}
