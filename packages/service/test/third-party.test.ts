import { Router } from '@aws-lambda-powertools/event-handler/http';
import middy from '@middy/core';
import { currentInvocation, type Invocation, StdPyPwExtError } from '@pypwext/base';
import type { APIGatewayProxyEventV2, Context, Handler } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { lambdaContext } from './lambda-context.ts';

const service = new PyPwExtService();
const Order = z.object({ id: z.string() });
const context = lambdaContext() as unknown as Context;

const createOrder = service.handler({ model: Order, response: { justStatusCode: false } }, async (order) => {
  if (order.id === 'X') throw new StdPyPwExtError('No such order', { code: 404 });
  return new PyPwExtResponse({ statusCode: 201, id: order.id });
});

test('inside of Middy 7, whose middleware sees event and answer', async () => {
  const seen: string[] = [];
  const handler = middy<unknown, unknown>()
    .use({
      before: () => void seen.push('before'),
      after: ({ response }) => void seen.push(`after ${(response as GatewayResponse).statusCode}`),
    })
    .handler((event, middyContext) => createOrder(event, middyContext as never)) as unknown as Handler<
    unknown,
    GatewayResponse
  >;
  const answer = await (handler as (event: unknown, context: Context) => Promise<GatewayResponse>)(
    httpEvent({ body: '{"id":"X"}' }),
    context,
  );
  expect(answer).toMatchObject({ statusCode: 404, body: expect.stringContaining('No such order') });
  expect(seen).toEqual(['before', 'after 404']);
});

test("inside of Powertools' Router, as the handler of a route", async () => {
  const router = new Router();
  const route = service.response({ justStatusCode: false, type: 'API_GATEWAY_HTTP' })(
    async (event: unknown, _context: unknown) => {
      const order = await service.parse(Order, JSON.parse((event as APIGatewayProxyEventV2).body ?? '{}'));
      return new PyPwExtResponse({ statusCode: 201, id: order.id });
    },
  );
  router.post('/orders/:id', async ({ event, context }) => {
    return (await route(event, context)) as never;
  });
  for (const [body, statusCode] of [
    ['{"id":"A"}', 201],
    ['{"id":1}', 400],
  ] as const) {
    const answer = await router.resolve(httpEvent({ body }) as unknown as APIGatewayProxyEventV2, context);
    expect(answer).toMatchObject({ statusCode });
    expect(answer?.headers).toMatchObject({ 'content-type': 'application/json' });
  }
});

describe("a route of Powertools' Router that responds", () => {
  const respond = service.response({ justStatusCode: false, type: 'API_GATEWAY_HTTP' });
  const resolve = (
    route: (requestContext: never) => Promise<unknown>,
    headers: Record<string, string> = {},
  ) => {
    const router = new Router();
    router.post('/orders/:id', route as never);
    return router.resolve(httpEvent({ headers }) as unknown as APIGatewayProxyEventV2, context);
  };

  test('has the deadline and the trace of the call', async () => {
    let seen: Invocation | undefined;
    const route = respond(async (requestContext: { params: unknown }) => {
      seen = currentInvocation();
      return new PyPwExtResponse({ params: requestContext.params });
    });
    const answer = await resolve(route, { 'x-correlation-id': 'c-17' });
    expect(answer).toMatchObject({ statusCode: 200, body: '{"params":{"id":"A-17"}}' });
    expect(seen?.deadline).toBeTypeOf('number');
    expect(seen?.trace.correlationId).toBe('c-17');
  });

  test('answers with a problem to those who accept one', async () => {
    const route = respond(async (_requestContext: unknown) => {
      throw new StdPyPwExtError('No such order', { code: 404 });
    });
    const answer = await resolve(route, { accept: 'application/problem+json' });
    expect(answer).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': 'application/problem+json' },
      body: expect.stringContaining('"detail":"No such order"'),
    });
  });

  test('bytes come out as base64 of base64, as from every route that returns a response of API Gateway', async () => {
    const body = new Uint8Array([0xff, 1]);
    const headers = { 'content-type': 'image/png' };
    const own = { statusCode: 200, headers, body: '/wE=', isBase64Encoded: true };
    const route = respond(async (_requestContext: unknown) => new PyPwExtResponse({ headers, body }));
    for (const each of [route, async () => own])
      expect(await resolve(each)).toMatchObject({ isBase64Encoded: true, body: btoa('/wE=') });
    const passedThrough = respond(async (_requestContext: unknown) => new Response(body, { headers }));
    expect(await resolve(passedThrough)).toMatchObject({ isBase64Encoded: true, body: '/wE=' });
  });
});

test('the handler fits the types of @types/aws-lambda', () => {
  const typed: Handler<APIGatewayProxyEventV2, unknown> = createOrder;
  expect(typed).toBe(createOrder);
});
