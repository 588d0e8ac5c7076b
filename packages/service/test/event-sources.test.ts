import { getCurrentCollector, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtErrorHandler } from '../../errors/src/index.ts';
import { envelopes, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { DOORS } from './events.ts';
import { lambdaContext } from './lambda-context.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });
const errors = new PyPwExtErrorHandler({ logger: silentLogger() });
const ARN = 'arn:aws:service:eu-north-1:123456789012:orders';

// Shapes of the AWS Lambda Developer Guide, of "Amazon EventBridge Pipes event filtering", of the Amazon Data
// Firehose Developer Guide and of the Amazon S3 User Guide ("Invoke AWS Lambda function"), cut down.
const kafka = { 'orders-0': [{ topic: 'orders', partition: 0, offset: 15, value: 'e30=' }] };
const SOURCES: readonly [string, unknown][] = [
  ['SQS', { Records: [{ messageId: 'm1', eventSource: 'aws:sqs', body: '{}' }] }],
  ['SNS', { Records: [{ EventSource: 'aws:sns', Sns: { Message: '{}' } }] }],
  ['EventBridge', { 'detail-type': 'ordered', source: 'shop', detail: {} }],
  ['Amazon MSK', { eventSource: 'aws:kafka', eventSourceArn: ARN, records: kafka }],
  [
    'a Kafka cluster of one’s own',
    { eventSource: 'SelfManagedKafka', bootstrapServers: 'b', records: kafka },
  ],
  ['ActiveMQ', { eventSource: 'aws:mq', eventSourceArn: ARN, messages: [{ messageID: 'i', data: 'e30=' }] }],
  ['RabbitMQ', { eventSource: 'aws:rmq', eventSourceArn: ARN, rmqMessagesByQueue: { 'q::/': [] } }],
  ['DocumentDB', { eventSource: 'aws:docdb', eventSourceArn: ARN, events: [{ event: {} }] }],
  ['EventBridge Pipes', [{ messageId: 'm1', eventSource: 'aws:sqs', body: '{}' }]],
  ['CloudWatch Logs', { awslogs: { data: 'H4sIAAAAAAAA' } }],
  ['a CloudWatch alarm', { source: 'aws.cloudwatch', alarmArn: ARN, alarmData: { alarmName: 'a' } }],
  ['Firehose', { invocationId: 'i', deliveryStreamArn: ARN, records: [{ recordId: '1', data: 'e30=' }] }],
  ['S3 Batch Operations', { invocationId: 'i', job: { id: 'j' }, tasks: [{ taskId: 't', s3Key: 'k' }] }],
];

const boom = new Error('db down');

describe.each(SOURCES)('an event of %s', (_, event) => {
  test('fails with the error that its handler throws', async () => {
    const handler = service.handler({}, async () => {
      throw boom;
    });
    await expect(handler(event, lambdaContext())).rejects.toBe(boom);
  });

  test('fails when it does not fit the model', async () => {
    const handler = service.handler({ model: z.object({ never: z.string() }) }, async () => {});
    await expect(handler(event, lambdaContext())).rejects.toMatchObject({ code: 400 });
  });

  test('fails when the response cannot be made', async () => {
    const handler = service.response(async (_event: unknown) => new PyPwExtResponse({ statusCode: 99 }));
    await expect(handler(event)).rejects.toThrow('200 to 599');
  });

  test('fails with the error of a response, or of the collector, that says RAISE', async () => {
    const raised = new StdPyPwExtError('sold out', { code: 409 });
    const own = service.response(async (_event: unknown) => new PyPwExtResponse({ error: raised }));
    await expect(own(event)).rejects.toBe(raised);
    const collecting = service.handler({ wrap: [errors.collect({ root: true })] }, async () => {
      getCurrentCollector()?.add(raised);
      return new PyPwExtResponse();
    });
    await expect(collecting(event)).rejects.toBe(raised);
  });

  test('is answered when its errors say CONTINUE, or nothing went wrong', async () => {
    const error = new StdPyPwExtError('already there', { code: 409, action: 'CONTINUE' });
    const handler = service.response(async (_event: unknown) => new PyPwExtResponse({ error }));
    expect(await handler(event)).toMatchObject({ statusCode: 409 });
    expect(await service.handler({}, async () => 'done')(event)).toBe('done');
  });
});

test.each(['sqs', 'eventBridge'] as const)(
  'a record that %s takes out, and does not fit, fails',
  async (of) => {
    const event = { 'detail-type': 'ordered', source: 'shop', detail: {}, ...(SOURCES[0]?.[1] as object) };
    const handler = service.handler(
      { model: z.object({ id: z.string() }), envelope: envelopes[of] },
      async () => {},
    );
    await expect(handler(event)).rejects.toMatchObject({ code: 400 });
  },
);

test.each([
  ['an empty list', []],
  ['a list of business data', [{ id: 1 }]],
  ['business data with an own source', { source: 'shop', records: [], tasks: [], job: 'j' }],
])('%s is no event of a source: an error is answered', async (_, event) => {
  const handler = service.handler({}, async () => {
    throw boom;
  });
  expect(await handler(event)).toMatchObject({ statusCode: 500 });
});

test('a request is answered whatever its errors say', async () => {
  const error = new StdPyPwExtError('sold out', { code: 409 });
  const handler = service.response(async (_event: unknown) => new PyPwExtResponse({ error }));
  for (const { event } of DOORS) expect(await handler(event())).toMatchObject({ statusCode: 409 });
});

describe('a Lambda authorizer', () => {
  const requestContext = { accountId: '1', apiId: 'a', stage: 'prod', path: '/orders' };
  const http = { method: 'POST', path: '/orders' };
  const AUTHORIZERS: readonly [string, object][] = [
    ['TOKEN', { type: 'TOKEN', methodArn: ARN, authorizationToken: 'Bearer t' }],
    ['REQUEST', { type: 'REQUEST', methodArn: ARN, httpMethod: 'POST', path: '/orders', requestContext }],
    [
      'REQUEST of payload format 2.0',
      { type: 'REQUEST', version: '2.0', routeArn: ARN, requestContext: { http } },
    ],
  ];

  test.each(AUTHORIZERS)('%s: the model describes the event itself', async (_, event) => {
    const model = z.union([z.object({ methodArn: z.string() }), z.object({ routeArn: z.string() })]);
    const authorize = service.event({ model })(async () => ({ isAuthorized: true }));
    expect(await authorize(event)).toEqual({ isAuthorized: true });
  });

  test.each(AUTHORIZERS)(
    '%s: an error is thrown on, as `Unauthorized` makes a 401 of it',
    async (_, event) => {
      const unauthorized = new Error('Unauthorized');
      const authorize = service.handler({}, async () => {
        throw unauthorized;
      });
      await expect(authorize(event)).rejects.toBe(unauthorized);
    },
  );
});
