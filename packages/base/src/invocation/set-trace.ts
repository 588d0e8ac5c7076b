import type { Trace } from './trace.ts';
import { isTraceValue } from './trace-value.ts';

/**
 * Sets an identifier that is not there yet; what is not of its form is left out.
 *
 * @example
 * ```ts
 * import { setTrace, type Trace } from '@pypwext/base';
 *
 * const trace: Trace = { pypwextId: 'a-1' };
 * setTrace(trace, 'pypwextId', 'b-2');
 * setTrace(trace, 'correlationId', 'c\nforged line');
 * console.log(trace); // { pypwextId: 'a-1' }
 * ```
 */
export function setTrace(trace: Trace, name: keyof Trace, value: unknown): void {
  if (trace[name] === undefined && isTraceValue(name, value)) trace[name] = value;
}

/**
 * Sets `traceparent` and the `tracestate` that came with it. The state of another parent is never taken.
 *
 * Source: W3C Trace Context, section 3.3 (`tracestate` extends the `traceparent` beside it).
 */
export function setTraceContext(trace: Trace, traceparent: unknown, tracestate: unknown): void {
  if (trace.traceparent !== undefined) return;
  setTrace(trace, 'traceparent', traceparent);
  if (trace.traceparent !== undefined) setTrace(trace, 'tracestate', tracestate);
}
