import { createWrapper, currentInvocation, StdPyPwExtError, type Wrapper } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { envelopes, type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { lambdaContext } from './lambda-context.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });
const Order = z.object({ id: z.string() });

describe('service.handler', () => {
  test('parses, calls and answers', async () => {
    const handler = service.handler({ model: Order }, async (order, context, rawEvent) => {
      expect(context.functionName).toBe('orders');
      expect(rawEvent).toMatchObject({ version: '2.0' });
      return new PyPwExtResponse({ statusCode: 201, id: order.id });
    });
    expect(await handler(httpEvent({ body: '{"id":"A"}' }), lambdaContext())).toMatchObject({
      statusCode: 201,
      body: '{"id":"A"}',
    });
  });

  test('a body that does not fit is a 400 with the issues', async () => {
    const handler = service.handler({ model: Order, response: { justStatusCode: false } }, async () => 1);
    const response = (await handler(httpEvent({ body: '{"id":1}' }))) as GatewayResponse;
    expect(response.statusCode).toBe(400);
    expect(JSON.parse(response.body ?? '')).toEqual({
      error: {
        code: 400,
        msg: 'The input does not fit the model',
        classification: 'NA',
        details: { issues: [{ path: ['id'], message: 'Invalid input: expected string, received number' }] },
      },
    });
  });

  test('the issues of a problem are JSON pointers', async () => {
    const model = z.object({ 'a/b': z.array(z.object({ 'm~n å': z.number() })) });
    const handler = service.handler(
      { model, response: { justStatusCode: false, format: 'problem' } },
      async () => 1,
    );
    const response = (await handler(httpEvent({ body: '{"a/b":[{}]}' }))) as GatewayResponse;
    expect(JSON.parse(response.body ?? '')).toMatchObject({
      title: 'Bad Request',
      detail: 'The input does not fit the model',
      errors: [
        {
          pointer: '#/a~1b/0/m~0n%20%C3%A5',
          detail: 'Invalid input: expected number, received undefined',
        },
      ],
    });
  });

  test('without a model the handler gets the event, or what the envelope takes out of it', async () => {
    const event = httpEvent({ body: '{"id":"A"}' });
    expect(await service.handler({}, async (raw) => raw)(event)).toBe(event);
    const body = service.handler({ envelope: (raw: { body: string }) => raw.body }, async (text) => text);
    expect(await body(event)).toBe('{"id":"A"}');
  });

  test('wrappers run around the answer, the outermost first, inside of the invocation', async () => {
    const seen: string[] = [];
    const telling = (name: string): Wrapper =>
      createWrapper(async (call, info) => {
        seen.push(`${name} ${info.name} ${currentInvocation()?.trace.pypwextId}`);
        const result = (await call()) as GatewayResponse;
        seen.push(`${name} ${result.statusCode}`);
        return result;
      });
    const handler = service.handler({ wrap: [telling('a'), telling('b')] }, async function createOrder() {
      throw new StdPyPwExtError('m', { code: 404 });
    });
    await handler(httpEvent({ body: '{"pypwext_id":"p-1"}' }));
    expect(seen).toEqual(['a createOrder p-1', 'b createOrder p-1', 'b 404', 'a 404']);
  });

  test('has the name of the function, and never more than two parameters', () => {
    const inner = async function createOrder(_order: unknown, _context: unknown, _event: unknown) {};
    for (const wrapped of [
      service.handler({ model: Order }, inner),
      service.response(service.event({ model: Order })(inner)),
    ]) {
      expect(wrapped.name).toBe('createOrder');
      // AWS Lambda's runtime for Node 24 takes a third parameter for a callback, and refuses it.
      expect(wrapped.length).toBe(2);
    }
  });

  test('a synchronous function is answered too', async () => {
    const handler = service.handler({ model: Order }, (order) => new PyPwExtResponse({ id: order.id }));
    expect(await handler(httpEvent({ body: '{"id":"A"}' }))).toMatchObject({ statusCode: 200 });
  });
});

describe('an event that nobody waits for', () => {
  const record = { messageId: 'm1', eventSource: 'aws:sqs', body: '{"id":1}' };

  test.each([
    ['SQS', { Records: [record] }, envelopes.sqs],
    ['EventBridge', { 'detail-type': 'ordered', source: 'shop', detail: {} }, envelopes.eventBridge],
  ])(
    '%s: an error is thrown on, so that Lambda tries again instead of taking it for done',
    async (_, event, envelope) => {
      const handler = service.handler({ model: Order, envelope }, async () => 1);
      await expect(handler(event)).rejects.toMatchObject({ code: 400 });
    },
  );
});

describe('event', () => {
  test('further arguments are handed on behind the event', async () => {
    const read = service.event({ model: Order })(async (...args: unknown[]) => args.slice(1));
    const call = read as (...args: unknown[]) => Promise<unknown>;
    expect(await call({ id: 'A' }, 'context', 'more')).toEqual(['context', { id: 'A' }, 'more']);
  });
});
