import { invalid } from '../event/invalid.ts';
import { parseJson } from '../event/json-body.ts';
import { isRecord, type UnknownRecord } from '../record.ts';
import type { ServiceEnvelope } from './envelope.ts';

/**
 * The envelopes of AWS's own events. With those of queues and topics the model describes one record, and
 * the handler gets the list of them.
 *
 * @example
 * ```ts
 * import { envelopes, PyPwExtService } from '@pypwext/service';
 * import * as z from 'zod';
 *
 * const service = new PyPwExtService();
 * const Order = z.object({ id: z.string() });
 *
 * const onOrder = service.event({ model: Order, envelope: envelopes.eventBridge })(
 *   async (order) => `order ${order.id}`,
 * );
 * console.log(await onOrder({ source: 'shop', 'detail-type': 'ordered', detail: { id: 'A-17' } })); // order A-17
 * ```
 */
export const envelopes: {
  /** EventBridge: `detail`. */
  readonly eventBridge: ServiceEnvelope<'one'>;
  /** SQS: the JSON `body` of each record. */
  readonly sqs: ServiceEnvelope<'many'>;
  /** SNS: the JSON `Message` of each record. */
  readonly sns: ServiceEnvelope<'many'>;
  /** SNS notifications in an SQS queue: the JSON `Message` in the JSON `body` of each record. */
  readonly snsInSqs: ServiceEnvelope<'many'>;
} = {
  eventBridge: {
    kind: 'one',
    read: (event) => {
      if (isRecord(event) && 'detail' in event) return event.detail;
      throw invalid('The event is no EventBridge event: it has no detail');
    },
  },
  sqs: {
    kind: 'many',
    read: (event) => recordsOf(event, 'SQS').map((record, index) => jsonOf(record.body, index, 'body')),
  },
  sns: {
    kind: 'many',
    read: (event) =>
      recordsOf(event, 'SNS').map(({ Sns }, index) =>
        jsonOf(isRecord(Sns) ? Sns.Message : Sns, index, 'Message'),
      ),
  },
  snsInSqs: {
    kind: 'many',
    read: (event) =>
      recordsOf(event, 'SQS').map((record, index) => {
        const notification = jsonOf(record.body, index, 'body');
        return jsonOf(isRecord(notification) ? notification.Message : undefined, index, 'Message');
      }),
  },
};

function recordsOf(event: unknown, source: string): UnknownRecord[] {
  if (isRecord(event) && Array.isArray(event.Records) && event.Records.every(isRecord)) return event.Records;
  throw invalid(`The event is no ${source} event: it has no Records`);
}

function jsonOf(value: unknown, index: number, key: string): unknown {
  const what = `The ${key} of record ${index}`;
  if (typeof value === 'string') return parseJson(value, what);
  throw invalid(`${what} is missing`);
}
