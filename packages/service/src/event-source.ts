import { isRecord } from './record.ts';

/**
 * Tells whether an event comes from where a returned value is taken for success, whatever it is, and only a
 * thrown error brings the event back or is heard at all: a queue, a topic, a stream, a bucket, a bus, a log, an
 * alarm, a batch job, and an API that asks its authorizer.
 *
 * Source: AWS Lambda Developer Guide, the chapters of the event sources; Amazon Data Firehose Developer Guide,
 * "Transform source data"; Amazon S3 User Guide, "Invoke AWS Lambda function"; Amazon API Gateway Developer
 * Guide, "Use API Gateway Lambda authorizers".
 */
export function isEventSource(event: unknown): boolean {
  if (!isRecord(event)) return false;
  // Kafka, MQ and DocumentDB name themselves; Pipes hand over the list of records alone.
  if (namesSource(event) || namesSource(first(Array.isArray(event) ? event : event.Records))) return true;
  if (typeof event.source === 'string' && typeof event['detail-type'] === 'string') return true;
  if (isRecord(event.awslogs) || (isRecord(event.job) && Array.isArray(event.tasks))) return true;
  const arn = event.deliveryStreamArn ?? event.alarmArn ?? event.methodArn ?? event.routeArn;
  return typeof arn === 'string';
}

const first = (records: unknown): unknown => (Array.isArray(records) ? records[0] : undefined);

const namesSource = (event: unknown): boolean =>
  isRecord(event) && typeof (event.eventSource ?? event.EventSource) === 'string';
