import { isRecord } from './record.ts';

/**
 * Tells whether an event comes from a queue, a topic, a stream, a bucket or a bus: from where Lambda takes
 * a returned value for success, whatever it is, and where only a thrown error brings the event back.
 */
export function isEventSource(event: unknown): boolean {
  if (!isRecord(event)) return false;
  if (typeof event['detail-type'] === 'string' && typeof event.source === 'string') return true;
  if (!Array.isArray(event.Records)) return false;
  const first: unknown = event.Records[0];
  return isRecord(first) && typeof (first.eventSource ?? first.EventSource) === 'string';
}
