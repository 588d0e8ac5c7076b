import { StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { lambdaContext } from './lambda-context.ts';

const service = new PyPwExtService();
const { response: detached } = service;
const Order = z.object({ id: z.string() });
type Order = z.infer<typeof Order>;

const refused = new StdPyPwExtError('m', { code: 404 });

class Orders {
  prefix = 'order ';

  @service.response
  async bare(_event: unknown): Promise<unknown> {
    return new PyPwExtResponse({ id: this.prefix });
  }

  @service.response({ justStatusCode: false })
  @service.event({ model: Order })
  async create(order: Order, _context?: unknown, _event?: unknown): Promise<unknown> {
    if (order.id === 'X') throw refused;
    return new PyPwExtResponse({ id: this.prefix + order.id });
  }

  @detached()
  static async list(_event: unknown): Promise<unknown> {
    return new PyPwExtResponse({ kind: 'Orders' });
  }

  @service.response
  async #hidden(_event: unknown): Promise<unknown> {
    throw refused;
  }

  hidden(event: unknown): Promise<unknown> {
    return this.#hidden(event);
  }
}

describe('the decorators', () => {
  const orders = new Orders();

  test('response, bare', async () => {
    expect(await orders.bare(httpEvent())).toMatchObject({ statusCode: 200, body: '{"id":"order "}' });
  });

  test('response with options around event', async () => {
    const create = orders.create.bind(orders) as unknown as (event: unknown, context: unknown) => unknown;
    const good = await create(httpEvent({ body: '{"id":"A"}' }), lambdaContext());
    expect(good).toMatchObject({ body: '{"id":"order A"}' });
    const bad = (await create(httpEvent({ body: '{"id":"X"}' }), lambdaContext())) as GatewayResponse;
    expect(bad).toMatchObject({ statusCode: 404, body: expect.stringContaining('"error"') });
  });

  test('response with empty options, taken off the service, on a static method', async () => {
    expect(await Orders.list(httpEvent())).toMatchObject({ body: '{"kind":"Orders"}' });
  });

  test('response on a private method', async () => {
    expect(await orders.hidden(httpEvent())).toEqual({ statusCode: 404 });
  });

  test('keep the name of the method', () => {
    expect([Orders.prototype.bare.name, Orders.prototype.create.name]).toEqual(['bare', 'create']);
  });
});

describe('the function form', () => {
  test.each([
    ['bare', service.response],
    ['without options', service.response()],
    ['with options', service.response({ alwaysReturn: true })],
    ['taken off the service', detached],
  ])('%s', async (_, response) => {
    const handler = response((_event: unknown) => new PyPwExtResponse({ id: 1 }));
    expect(await handler(httpEvent())).toMatchObject({ body: '{"id":1}' });
  });

  test('says what it takes when it is given something else', () => {
    expect(() => service.response(null as never)).toThrow(/takes a function.*it got null/);
    expect(() => service.response('text' as never)).toThrow(/it got string/);
    expect(() => service.event({ model: Order })(7 as never)).toThrow(/it got number/);
  });
});

test('a PyPwExtResponse says what does not fit together', () => {
  expect(() => new PyPwExtResponse({ body: 'text', updated: 1 })).toThrow(
    /extra keys updated of a PyPwExtResponse need an object body/,
  );
  expect(() => new PyPwExtResponse({ error: 'sold out' as never })).toThrow(/one or many errors of PyPwExt/);
  expect(() => new PyPwExtResponse({ error: [refused, new Error('m')] as never })).toThrow(/one or many/);
});

test('extra keys become keys of an object body', () => {
  expect(new PyPwExtResponse({ updated: [1], operation: 'create' }).body).toEqual({
    updated: [1],
    operation: 'create',
  });
  expect(new PyPwExtResponse({ body: { a: 1 }, b: 2 }).body).toEqual({ a: 1, b: 2 });
  expect(new PyPwExtResponse().body).toBeUndefined();
});
