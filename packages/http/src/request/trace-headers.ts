import { currentInvocation } from '@pypwext/base';
import { headerValueProblem } from '../template/header-template.ts';

/**
 * The headers that tie a request to the invocation it is made in: `x-pypwext-id`, `traceparent`,
 * `tracestate` and `x-amzn-trace-id`, as far as the invocation has them. What cannot stand in a header is
 * left out: identifiers come from outside.
 *
 * @param given - Headers that stand as they are; none of these is replaced.
 *
 * Sources: W3C Trace Context, sections 3.2 and 3.3; AWS X-Ray Developer Guide, "Tracing header".
 */
export function traceHeaders(given: Readonly<Record<string, string>> = {}): Record<string, string> {
  const trace = currentInvocation()?.trace;
  if (!trace) return {};
  const headers: Record<string, string> = {};
  const values = {
    'x-pypwext-id': trace.pypwextId,
    traceparent: trace.traceparent,
    // Without its parent, vendor data means nothing.
    tracestate: trace.traceparent && trace.tracestate,
    'x-amzn-trace-id': trace.xray,
  };
  for (const [name, value] of Object.entries(values)) {
    if (value && !(name in given) && headerValueProblem(value) === undefined) headers[name] = value;
  }
  return headers;
}
