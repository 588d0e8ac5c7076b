import type { Trace } from '@pypwext/base';
import { isRecord, type UnknownRecord } from '../record.ts';
import { runtimeTrace } from './runtime-trace.ts';
import { setTrace } from './set-trace.ts';

/**
 * The trace that an event came with: from its headers, then from what a calling Lambda function put into
 * the client context, then from the runtime. The correlation id falls back on the request's identifiers.
 */
export function incomingTrace(event: unknown, context: unknown, trail: UnknownRecord | undefined): Trace {
  const trace: Trace = {};
  if (isRecord(event)) {
    readHeaders(trace, event.headers ?? event.multiValueHeaders);
    readPyPwExtId(trace, event);
    if (isRecord(event.requestContext)) setTrace(trace, 'correlationId', event.requestContext.requestId);
  }
  if (trail) readTrail(trace, trail);
  if (isRecord(context)) setTrace(trace, 'correlationId', context.awsRequestId);
  runtimeTrace(trace);
  return trace;
}

/** One pass over the headers; their names differ in length, so that most are never compared. */
function readHeaders(trace: Trace, headers: unknown): void {
  if (!isRecord(headers)) return;
  for (const name in headers) {
    switch (name.length) {
      case 10:
        if (isNamed(name, 'tracestate')) setTrace(trace, 'tracestate', firstOf(headers[name]));
        break;
      case 11:
        if (isNamed(name, 'traceparent')) setTrace(trace, 'traceparent', firstOf(headers[name]));
        break;
      case 12:
        if (isNamed(name, 'x-pypwext-id')) setTrace(trace, 'pypwextId', firstOf(headers[name]));
        break;
      case 15:
        if (isNamed(name, 'x-amzn-trace-id')) setTrace(trace, 'xray', firstOf(headers[name]));
        break;
      case 16:
        if (isNamed(name, 'x-correlation-id')) setTrace(trace, 'correlationId', firstOf(headers[name]));
    }
  }
}

const isNamed = (name: string, lowerCase: string): boolean =>
  name === lowerCase || name.toLowerCase() === lowerCase;

const firstOf = (values: unknown): unknown => (Array.isArray(values) ? values[0] : values);

/** `pypwext_id` of a direct call's event, or of a JSON body, without parsing it. */
function readPyPwExtId(trace: Trace, event: UnknownRecord): void {
  setTrace(trace, 'pypwextId', event.pypwext_id);
  const { body } = event;
  if (trace.pypwextId !== undefined || typeof body !== 'string') return;
  const at = body.indexOf('"pypwext_id"');
  if (at >= 0)
    setTrace(trace, 'pypwextId', /"\s*:\s*"([^"\\]{1,128})"/.exec(body.slice(at + 11, at + 160))?.[1]);
}

function readTrail(trace: Trace, sent: UnknownRecord): void {
  setTrace(trace, 'pypwextId', sent.pypwextId ?? sent.pypwext_id);
  setTrace(trace, 'correlationId', sent.correlationId ?? sent.correlation_id);
  setTrace(trace, 'traceparent', sent.traceparent);
  setTrace(trace, 'tracestate', sent.tracestate);
  setTrace(trace, 'xray', sent.xray);
}
