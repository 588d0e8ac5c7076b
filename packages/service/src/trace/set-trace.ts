import type { Trace } from '@pypwext/base';

// What comes from outside goes into logs and on to other services: only the shapes that the identifiers
// have are let in.
// W3C Trace Context, section 3.2.
const TRACEPARENT = /^[\da-f]{2}-[\da-f]{32}-[\da-f]{16}-[\da-f]{2}$/;
// W3C Trace Context, section 3.3, bounds `tracestate` at 512 characters; X-Ray's header is shorter.
const PRINTABLE = /^[\x20-\x7e]{1,512}$/;
const IDENTIFIER = /^[\w.:/+=@-]{1,128}$/;

/** Sets an identifier that is not there yet; what does not look like one is left out. */
export function setIdentifier(trace: Trace, name: 'pypwextId' | 'correlationId', value: unknown): void {
  if (trace[name] === undefined && typeof value === 'string' && IDENTIFIER.test(value)) trace[name] = value;
}

/** Sets a trace header that is not there yet; what is not of its form is left out. */
export function setTraceHeader(
  trace: Trace,
  name: 'traceparent' | 'tracestate' | 'xray',
  value: unknown,
): void {
  if (trace[name] !== undefined || typeof value !== 'string') return;
  if ((name === 'traceparent' ? TRACEPARENT : PRINTABLE).test(value)) trace[name] = value;
}
