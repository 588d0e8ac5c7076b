import type { Trace } from '@pypwext/base';
import { isRecord, type UnknownRecord } from '../record.ts';
import { setIdentifier, setTraceHeader } from '../trace/set-trace.ts';

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
    setTraceHeader(trace, 'traceparent', text('traceparent'));
    setTraceHeader(trace, 'tracestate', text('tracestate'));
    setIdentifier(trace, 'pypwextId', text('pypwext_id'));
    setIdentifier(trace, 'correlationId', text('correlation_id'));
  }
  if (isRecord(attributes)) setTraceHeader(trace, 'xray', attributes.AWSTraceHeader);
  setIdentifier(trace, 'correlationId', id);
  return { ...batch, ...trace };
}
