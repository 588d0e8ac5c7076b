import { setTrace, setTraceContext, type Trace } from '@pypwext/base';
import { isRecord, type UnknownRecord } from '../record.ts';

/**
 * The trace of a record: that of its sender, which SQS keeps in attributes, and what the batch's own trace
 * says beside it. The record's identifier ties its log entries together.
 *
 * Source: Amazon SQS Developer Guide, "Message system attributes" (`AWSTraceHeader`).
 */
export function recordTrace(record: UnknownRecord, id: string, batch: Trace): Trace {
  const trace: Trace = {};
  const { attributes, messageAttributes } = record;
  if (isRecord(messageAttributes)) {
    const text = (name: string): unknown => {
      const attribute = messageAttributes[name];
      return isRecord(attribute) ? attribute.stringValue : undefined;
    };
    setTraceContext(trace, text('traceparent'), text('tracestate'));
    setTrace(trace, 'pypwextId', text('pypwext_id'));
    setTrace(trace, 'correlationId', text('correlation_id'));
  }
  if (isRecord(attributes)) setTrace(trace, 'xray', attributes.AWSTraceHeader);
  setTrace(trace, 'correlationId', id);
  // The state of the batch's own parent is not that of the sender's.
  const { tracestate, ...around } = batch;
  return { ...around, ...(trace.traceparent === undefined && tracestate ? { tracestate } : {}), ...trace };
}
