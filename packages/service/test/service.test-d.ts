import { SqsEnvelope } from '@aws-lambda-powertools/parser/envelopes/sqs';
import { type } from 'arktype';
import type {
  ALBHandler,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  APIGatewayProxyHandler,
  APIGatewayProxyHandlerV2,
  APIGatewayProxyStructuredResultV2,
  Context,
  DynamoDBStreamHandler,
  Handler,
  KinesisStreamHandler,
  SQSEvent,
  SQSHandler,
} from 'aws-lambda';
import * as v from 'valibot';
import { expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtErrorHandler } from '../../errors/src/index.ts';
import {
  envelopes,
  type GatewayResponse,
  type LambdaContext,
  PyPwExtResponse,
  PyPwExtService,
} from '../src/index.ts';

const service = new PyPwExtService();
const errors = new PyPwExtErrorHandler();
const Order = z.object({ id: z.string(), amount: z.coerce.number() });
type Order = { id: string; amount: number };

test('the handler is inferred from the model', () => {
  const handler = service.handler({ model: Order }, async (order, context, rawEvent) => {
    expectTypeOf(order).toEqualTypeOf<Order>();
    expectTypeOf(context).toEqualTypeOf<LambdaContext>();
    expectTypeOf(rawEvent).toBeUnknown();
    return new PyPwExtResponse({ id: order.id });
  });
  expectTypeOf(handler).returns.resolves.toEqualTypeOf<GatewayResponse>();
  expectTypeOf<GatewayResponse>().toExtend<APIGatewayProxyStructuredResultV2>();
});

test('valibot and arktype models are inferred too', () => {
  service.handler({ model: v.object({ id: v.string() }) }, async (order) => {
    expectTypeOf(order).toEqualTypeOf<{ id: string }>();
  });
  service.handler({ model: type({ id: 'string' }) }, async (order) => {
    expectTypeOf(order).toEqualTypeOf<{ id: string }>();
  });
});

test('queue envelopes give the list, others the value', () => {
  service.handler({ model: Order, envelope: envelopes.sqs }, async (orders) => {
    expectTypeOf(orders).toEqualTypeOf<Order[]>();
  });
  service.handler({ model: Order, envelope: envelopes.eventBridge }, async (order) => {
    expectTypeOf(order).toEqualTypeOf<Order>();
  });
  service.handler({ model: Order, envelope: (event: SQSEvent) => event.Records[0] }, async (order) => {
    expectTypeOf(order).toEqualTypeOf<Order>();
  });
  service.event({ model: Order, envelope: SqsEnvelope })(async (orders) => {
    expectTypeOf(orders).toEqualTypeOf<Order[]>();
  });
});

test('without a model the event has the type that the handler gives it', () => {
  service.handler({}, async (event: APIGatewayProxyEventV2) => {
    expectTypeOf(event.rawPath).toBeString();
  });
  service.handler({}, async (event) => {
    expectTypeOf(event).toBeUnknown();
  });
});

test('the type of a response tells what is passed through', () => {
  const handler = service.response((event: { ok: boolean }) =>
    event.ok ? new PyPwExtResponse() : { batchItemFailures: [] as string[] },
  );
  expectTypeOf(handler).parameters.toEqualTypeOf<[event: { ok: boolean }]>();
  expectTypeOf(handler).returns.resolves.toEqualTypeOf<GatewayResponse | { batchItemFailures: string[] }>();
});

test('nested wrappers are inferred without annotations', () => {
  const nested = errors.collect({ root: true })(
    service.response({ justStatusCode: false })(
      service.event({ model: Order })(async (order) => new PyPwExtResponse({ id: order.id.toUpperCase() })),
    ),
  );
  expectTypeOf(nested).returns.resolves.toEqualTypeOf<GatewayResponse | undefined>();
  service.handler({ model: Order, wrap: [errors.collect({ root: true })] }, async (order) => order.amount);
});

test('a handler is a Handler of @types/aws-lambda', () => {
  const handler = service.handler({ model: Order }, async () => new PyPwExtResponse());
  expectTypeOf(handler).toExtend<Handler<APIGatewayProxyEventV2, GatewayResponse>>();
  expectTypeOf<Context>().toExtend<LambdaContext>();
});

test('handlers and batches fit the types of their event; a REST handler is a Handler', () => {
  const handler = service.handler({ model: Order }, async () => new PyPwExtResponse());
  expectTypeOf(handler).toExtend<APIGatewayProxyHandlerV2>();
  expectTypeOf(handler).toExtend<ALBHandler>();
  expectTypeOf(handler).not.toExtend<APIGatewayProxyHandler>();
  expectTypeOf(handler).toExtend<Handler<APIGatewayProxyEvent, GatewayResponse>>();
  const batch = service.batch({ envelope: 'sqs' }, () => {});
  expectTypeOf(batch).toExtend<SQSHandler>();
  expectTypeOf(batch).toExtend<KinesisStreamHandler>();
  expectTypeOf(batch).toExtend<DynamoDBStreamHandler>();
});

test('a collector around the response may answer undefined; one of wrap, or inside with a fallback, does not', () => {
  const collect = errors.collect({ root: true });
  const fn = async (_event: unknown) => new PyPwExtResponse();
  expectTypeOf(collect(service.response(fn))).not.toExtend<APIGatewayProxyHandlerV2>();
  expectTypeOf(service.handler({ wrap: [collect] }, fn)).toExtend<APIGatewayProxyHandlerV2>();
  expectTypeOf(service.response(collect(fn))).not.toExtend<APIGatewayProxyHandlerV2>();
  const withFallback = errors.collect({ root: true, fallback: new PyPwExtResponse() });
  expectTypeOf(service.response(withFallback(fn))).toExtend<APIGatewayProxyHandlerV2>();
});

test('a batch gives one record', () => {
  const batch = service.batch({ model: Order, envelope: 'sqs' }, async (order, context, record) => {
    expectTypeOf(order).toEqualTypeOf<Order>();
    expectTypeOf(context).toEqualTypeOf<LambdaContext>();
    expectTypeOf(record).toBeUnknown();
  });
  expectTypeOf(batch).returns.resolves.toHaveProperty('batchItemFailures');
});

test('parse gives the typed model', () => {
  expectTypeOf(service.parse(Order, {})).resolves.toEqualTypeOf<Order>();
});

test('what does not fit is refused', () => {
  // @ts-expect-error: the format is pypwext or problem
  service.response({ format: 'xml' });
  // @ts-expect-error: a model is a schema
  service.event({ model: {} });
  // @ts-expect-error: the error of a response is one of PyPwExt
  new PyPwExtResponse({ error: new Error('m') });
  // @ts-expect-error: the order has no such key
  service.handler({ model: Order }, async (order) => order.missing);
});
