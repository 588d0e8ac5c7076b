import { injected } from '@pypwext/base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { isLambdaInvokeError, type LambdaReply, PyPwExtLambdaInvoker } from '../src/index.ts';
import { functionFailure, type InvokeStub, result, startInvokeStub } from './invoke-stub.ts';
import { useTestCredentials } from './test-credentials.ts';

let stub: InvokeStub;
let lambda: PyPwExtLambdaInvoker;
beforeAll(async () => {
  useTestCredentials();
  process.env.STAGE = 'test';
  stub = await startInvokeStub();
  lambda = new PyPwExtLambdaInvoker({ endpoint: stub.endpoint, region: 'eu-west-1' });
});
beforeEach(() => {
  stub.requests.length = 0;
});
afterAll(async () => {
  await lambda.close();
  await stub.close();
});

describe('func', () => {
  test('answers the response, or what the model makes of it', async () => {
    stub.script(result({ price: '12' }));
    const response = await lambda.func('pricing', { params: { a: 1 }, body: {} });
    expect(response.payloadAsJson()).toEqual({ price: '12' });
    const model = z.object({ price: z.coerce.number() });
    expect(await lambda.func('pricing', { model })).toEqual({ price: 12 });
  });

  test('refuses a result that does not fit, without showing it', async () => {
    stub.script(result({ price: 'secret' }));
    const call = lambda.func('pricing', { model: z.object({ price: z.number() }) });
    const error = await call.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 502, kind: 'invalid', details: { issues: [{ path: ['price'] }] } });
    expect(JSON.stringify(error)).not.toContain('secret');
  });

  test('refuses a result that is no JSON when a model asks for it', async () => {
    stub.script(result('plain'));
    const error = await lambda.func('pricing', { model: z.any() }).catch((caught: unknown) => caught);
    expect(error).toSatisfy(isLambdaInvokeError);
    expect(error).toMatchObject({
      ...{
        code: 502,
        kind: 'invalid',
        functionName: 'pricing',
        details: { kind: 'invalid', function: 'pricing' },
      },
      ...{ publicMessage: 'A call to another function failed', requestId: 'request-1' },
    });
    expect((await lambda.func('pricing')).payloadAsText()).toBe('plain');
  });
});

test('event hands over and answers 202', async () => {
  stub.script((response) => response.writeHead(202).end());
  expect((await lambda.event('audit', { body: 1 })).StatusCode).toBe(202);
  expect(stub.requests[0]?.payload).toBe(1);
});

test('dryRun asks whether a call is allowed', async () => {
  stub.script((response) => response.writeHead(204).end());
  expect((await lambda.dryRun('audit', { qualifier: 'live' })).StatusCode).toBe(204);
  expect(stub.requests[0]?.functionName).toBe('audit:live');
});

describe('a declared call', () => {
  const declaration = {
    method: 'FUNC',
    url: '{STAGE}-pricing',
    params: { email: '{email}', source: 'offers', level: 3 },
    body: 'customer',
    model: z.object({ price: z.number() }),
  } as const;

  test('wraps a function, which gets arguments and reply', async () => {
    stub.script(result({ price: 12 }));
    const price = lambda.method(declaration)(async function priceOf(
      { email }: { email: string; customer: { age: number } },
      reply,
    ) {
      return `${email}: ${reply.data.price} ${reply.responseCode} ${reply.responseBody} ${reply.attempts}`;
    });
    expect(price.name).toBe('priceOf');
    expect(await price({ email: 'a@x', customer: { age: 3 } })).toBe('a@x: 12 200 {"price":12} 1');
    expect(await price({ email: 'b@x', customer: { age: 3 } })).toMatch(/^b@x/);
    expect(stub.requests.map(({ functionName }) => functionName)).toEqual(['test-pricing', 'test-pricing']);
    expect(stub.requests.map(({ clientContext }) => clientContext?.custom.email)).toEqual(['a@x', 'b@x']);
    expect(stub.requests[0]?.clientContext?.custom).toEqual({ email: 'a@x', source: 'offers', level: 3 });
    expect(stub.requests[0]?.payload).toEqual({ age: 3 });
  });

  test('decorates a method, and keeps its this', async () => {
    stub.script(result({ price: 12 }));
    class Offers {
      readonly currency = 'EUR';

      @lambda.method(declaration)
      async price(
        _args: { email: string; customer: object },
        reply: LambdaReply<{ price: number }> = injected(),
      ): Promise<string> {
        return `${reply.data.price} ${this.currency}`;
      }
    }
    expect(await new Offers().price({ email: 'a', customer: {} })).toBe('12 EUR');
  });

  test('rejects before the function when the called one failed', async () => {
    stub.script(functionFailure({ errorType: 'E', errorMessage: 'x' }));
    let called = false;
    const price = lambda.method({ method: 'FUNC', url: 'pricing' })(() => {
      called = true;
    });
    await expect(price({})).rejects.toMatchObject({ kind: 'unhandled' });
    expect(called).toBe(false);
  });

  test('says what is missing', async () => {
    const price = lambda.method(declaration)(async (_args: { email: string; customer: object }) => 1);
    await expect(price({ email: 'a' } as never)).rejects.toThrow('The argument "customer"');
    await expect(price({ customer: {} } as never)).rejects.toThrow('{email}');
    await expect(price('a' as never)).rejects.toThrow('takes one object');
    await expect(price({ __proto__: { email: 'a' }, customer: {} } as never)).rejects.toThrow('{email}');
    expect(stub.requests).toEqual([]);
  });

  test('is refused where it is declared when it makes no sense', () => {
    const declare = (other: object) => () => lambda.method({ ...declaration, ...other } as never);
    expect(declare({ method: 'GET' })).toThrow('FUNC or EVENT');
    expect(declare({ method: 'EVENT' })).toThrow('cannot have params');
    expect(declare({ method: 'EVENT', params: undefined })).toThrow('cannot have a model');
    expect(declare({ url: '{who}-pricing' })).toThrow('could choose the function');
    expect(declare({ url: 'no/name' })).toThrow('is no function name');
    expect(declare({ params: { a: '{' } })).toThrow('unclosed');
  });

  test('reads the environment with each call', async () => {
    stub.script(result('1'));
    const call = lambda.method({ method: 'FUNC', url: '{PYPWEXT_TEST_FUNCTION}' })(() => 1);
    await expect(call({})).rejects.toThrow('{PYPWEXT_TEST_FUNCTION}');
    process.env.PYPWEXT_TEST_FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:late:live';
    await call({});
    delete process.env.PYPWEXT_TEST_FUNCTION;
    expect(stub.requests[0]?.functionName).toContain(':function:late:live');
  });
});
