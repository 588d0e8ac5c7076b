import { EventBridgeEnvelope } from '@aws-lambda-powertools/parser/envelopes/eventbridge';
import { SqsEnvelope } from '@aws-lambda-powertools/parser/envelopes/sqs';
import { JSONStringified } from '@aws-lambda-powertools/parser/helpers';
import type { StandardSchema } from '@pypwext/base';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type Envelope, envelopes, PyPwExtService } from '../src/index.ts';

const service = new PyPwExtService();
const Order = z.object({ id: z.string() });
const read = (envelope: Envelope | undefined, event: unknown, model: StandardSchema = Order) =>
  service.event({ model, envelope })(async (value) => value)(event);

const sqsRecord = (body: unknown) => ({
  messageId: '059f36b4-87a3-44ab-83d2-661975830a7d',
  receiptHandle: 'AQEB',
  body,
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '1545082649183',
    SenderId: 'AIDAIENQZJOLO23YVJ4VO',
    ApproximateFirstReceiveTimestamp: '1545082649185',
  },
  messageAttributes: {},
  md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:eu-north-1:123456789012:orders',
  awsRegion: 'eu-north-1',
});
const sqs = (...bodies: unknown[]) => ({ Records: bodies.map(sqsRecord) });
const sns = (...messages: unknown[]) => ({
  Records: messages.map((Message) => ({ EventSource: 'aws:sns', EventVersion: '1.0', Sns: { Message } })),
});
const eventBridge = (detail: unknown) => ({
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'ordered',
  source: 'shop',
  account: '123456789012',
  time: '2026-11-24T19:19:04Z',
  region: 'eu-north-1',
  resources: [],
  detail,
});
const json = JSON.stringify;

describe('an envelope', () => {
  test('eventBridge: the detail', async () => {
    expect(await read(envelopes.eventBridge, eventBridge({ id: 'A', more: 1 }))).toEqual({ id: 'A' });
  });

  test('sqs: the list of bodies', async () => {
    const event = sqs(json({ id: 'A' }), json({ id: 'B' }));
    expect(await read(envelopes.sqs, event)).toEqual([{ id: 'A' }, { id: 'B' }]);
  });

  test('sns: the list of messages', async () => {
    expect(await read(envelopes.sns, sns(json({ id: 'A' })))).toEqual([{ id: 'A' }]);
  });

  test('snsInSqs: the messages of the notifications', async () => {
    const event = sqs(json({ Type: 'Notification', Message: json({ id: 'A' }) }));
    expect(await read(envelopes.snsInSqs, event)).toEqual([{ id: 'A' }]);
  });

  test('a function of the event', async () => {
    const body = (event: { order: unknown }) => event.order;
    expect(await read(body, { order: { id: 'A' } })).toEqual({ id: 'A' });
  });

  test('none: an event that came through no door is the value itself', async () => {
    expect(await read(undefined, { id: 'A' })).toEqual({ id: 'A' });
  });

  test('asynchronous models are awaited for each record', async () => {
    const model = Order.refine(async ({ id }) => id !== 'B');
    expect(await read(envelopes.sqs, sqs(json({ id: 'A' })), model)).toEqual([{ id: 'A' }]);
    await expect(read(envelopes.sqs, sqs(json({ id: 'B' })), model)).rejects.toMatchObject({ code: 400 });
  });
});

describe('an event that does not fit its envelope', () => {
  test.each([
    ['eventBridge', envelopes.eventBridge, {}, 'The event is no EventBridge event: it has no detail'],
    ['eventBridge', envelopes.eventBridge, undefined, 'The event is no EventBridge event: it has no detail'],
    ['sqs', envelopes.sqs, { Records: 1 }, 'The event is no SQS event: it has no Records'],
    ['sqs', envelopes.sqs, sqs('{'), /^The body of record 0 is not valid JSON/],
    ['sqs', envelopes.sqs, sqs('{}', undefined), 'The body of record 1 is missing'],
    [
      'sqs',
      envelopes.sqs,
      sqs('{"__proto__":1}'),
      'The body of record 0 has a key that is not allowed: __proto__',
    ],
    ['sns', envelopes.sns, { Records: [{}] }, 'The Message of record 0 is missing'],
    ['snsInSqs', envelopes.snsInSqs, sqs('{}'), 'The Message of record 0 is missing'],
    ['snsInSqs', envelopes.snsInSqs, sqs('1'), 'The Message of record 0 is missing'],
  ])('%s: 400 that says what is wrong (%#)', async (_, envelope, event, message) => {
    await expect(read(envelope, event)).rejects.toMatchObject({
      code: 400,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
  });

  test('the path of an issue begins with the number of the record', async () => {
    await expect(read(envelopes.sqs, sqs('{"id":"A"}', '{"id":1}'))).rejects.toMatchObject({
      details: { issues: [{ path: [1, 'id'] }] },
    });
  });
});

describe("Powertools' parser envelopes", () => {
  test('a list of what they parse', async () => {
    const read = service.event({ model: JSONStringified(Order), envelope: SqsEnvelope })(async (orders) =>
      orders.map((order) => order.id),
    );
    expect(await read(sqs(json({ id: 'A' }), json({ id: 'B' })))).toEqual(['A', 'B']);
  });

  test('one object', async () => {
    const read = service.event({ model: Order, envelope: EventBridgeEnvelope })(async (order) => order.id);
    expect(await read(eventBridge({ id: 'A' }))).toBe('A');
  });

  test('issues become a 400 with their paths, without values', async () => {
    const event = sqs(json({ id: 'A' }), json({ id: { secret: 'hunter2' } }));
    const error: unknown = await read(SqsEnvelope, event, JSONStringified(Order)).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: 400,
      details: { issues: [{ path: ['Records', 1, 'body', 'id'], message: expect.any(String) }] },
    });
    expect(json(error)).not.toContain('hunter2');
  });

  test('an event of another kind is a 400', async () => {
    await expect(read(EventBridgeEnvelope, { detail: 1 })).rejects.toMatchObject({ code: 400 });
  });

  test('a model of another library is refused at once, with the remedy', () => {
    const model = v.object({ id: v.string() });
    expect(() => service.event({ model, envelope: EventBridgeEnvelope })(async () => 1)).toThrow(
      /needs a model of zod; with other models use the envelopes of this package/,
    );
    expect(() => service.handler({ envelope: EventBridgeEnvelope }, async () => 1)).toThrow(/needs a model/);
  });
});
