/** The identifiers that tie log entries, calls and answers of one chain of events together. */
export interface Trace {
  /** The identifier that PyPwExt services hand on to each other. */
  pypwextId?: string;
  /** The identifier that ties the entries of one request together; Lambda's request id by default. */
  correlationId?: string;
  /** W3C Trace Context: version, trace id, parent id and flags. */
  traceparent?: string;
  /** W3C Trace Context: vendor data that travels with `traceparent`. */
  tracestate?: string;
  /** The AWS X-Ray tracing header, as `Root=1-...;Parent=...;Sampled=1`. */
  xray?: string;
}
