import { injected, type TemplateValue, type TransportResponse } from '@pypwext/base';
import { describe, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import {
  type CallOverrides,
  type HttpReply,
  type ParameterArgument,
  PyPwExtHTTPSession,
} from '../src/index.ts';

const http = new PyPwExtHTTPSession();
interface Customer {
  readonly age: number;
}

describe('The types of a declared call', () => {
  test('ask for the arguments of url, params, headers and body', () => {
    const call = http.call({
      method: 'POST',
      url: 'https://{STAGE}.example.com/{apiVersion}/cities',
      params: { country: '{country}', limit: 10 },
      headers: { 'x-tenant': 'tenant-{tenant}' },
      body: 'city',
    });

    expectTypeOf(call).parameter(0).toEqualTypeOf<{
      readonly apiVersion: TemplateValue;
      readonly tenant: TemplateValue;
      readonly country: ParameterArgument;
      readonly city: unknown;
    }>();
    expectTypeOf(call).parameter(1).toEqualTypeOf<CallOverrides | undefined>();
    expectTypeOf(call).returns.toEqualTypeOf<Promise<HttpReply>>();
  });

  test('need no arguments without placeholders', () => {
    const call = http.call({ url: 'https://{STAGE}.example.com/v1/cities' });

    expectTypeOf(call).toBeCallableWith();
    expectTypeOf(call).toBeCallableWith({}, { timeout: 1_000 });
  });

  test('name a missing and a misspelt argument', () => {
    const cities = http.call({ url: 'https://x.example.com/v1', params: { country: '{country}' } });

    cities({ country: 'SE' });
    cities({ country: ['SE', 'NO'] });
    // @ts-expect-error Property 'country' is missing
    cities({});
    // @ts-expect-error 'contry' does not exist, did you mean to write 'country'?
    cities({ contry: 'SE' });
    // @ts-expect-error the arguments are missing
    cities();
    // @ts-expect-error a function is no value of a parameter
    cities({ country: () => 'SE' });
  });

  test('take the data from the model', () => {
    const call = http.call({ url: 'https://x.example.com/{id}', model: z.object({ name: z.string() }) });

    expectTypeOf(call).returns.resolves.toEqualTypeOf<{ name: string }>();
  });

  test('refuse what makes no address, and say why', () => {
    // @ts-expect-error unclosed "{" before "id"
    http.call({ url: 'https://x.example.com/{id' });
    // @ts-expect-error stray "}"
    http.call({ url: 'https://x.example.com/id}' });
    // @ts-expect-error "{a-b}" is not a valid placeholder name
    http.call({ url: 'https://x.example.com/{a-b}' });
    // @ts-expect-error argument {tenant} is not allowed in the host
    http.call({ url: 'https://{tenant}.example.com/v1' });
    // @ts-expect-error argument {base} is not allowed as the host
    http.call({ url: '{base}/v1' });
    // @ts-expect-error the address must begin with https://
    http.call({ url: '/v1/cities' });
    // @ts-expect-error unclosed "{" before "id"
    http.call({ url: 'https://x.example.com/v1', params: { id: '{id' } });
    // @ts-expect-error unclosed "{" before "id"
    http.call({ url: 'https://x.example.com/v1', headers: { 'x-id': '{id' } });
  });

  test('accept a base address of the environment', () => {
    const call = http.call({ url: '{PARTNER_API}/{apiVersion}/my-api' });

    expectTypeOf(call).parameter(0).toEqualTypeOf<{ readonly apiVersion: TemplateValue }>();
  });

  test('let an address that is only known as text take any arguments', () => {
    const url: string = 'https://x.example.com/{id}';
    const call = http.call({ url });

    call({ id: 17 });
  });
});

describe('The types of a declared method', () => {
  const declaration = {
    method: 'POST',
    url: 'https://{STAGE}.execute-api.{AWS_REGION}.amazonaws.com/{apiVersion}/my-api',
    params: { email: '{email}' },
    body: 'customer',
  } as const;

  test('keep the annotated arguments and the result of the function', () => {
    const send = http.method(declaration)(
      async ({ email }: { apiVersion: string; email: string; customer: Customer }, reply) => {
        expectTypeOf(reply).toEqualTypeOf<HttpReply>();
        return { email, code: reply.responseCode };
      },
    );

    expectTypeOf(send)
      .parameter(0)
      .toEqualTypeOf<{ apiVersion: string; email: string; customer: Customer }>();
    expectTypeOf(send).returns.toEqualTypeOf<Promise<{ email: string; code: number }>>();
  });

  test('give a function without annotations its arguments', () => {
    http.method(declaration)(async ({ email, customer }) => {
      expectTypeOf(email).toEqualTypeOf<ParameterArgument>();
      expectTypeOf(customer).toEqualTypeOf<unknown>();
    });
  });

  test('refuse a function that lacks an argument', () => {
    // @ts-expect-error the arguments of the function lack apiVersion
    http.method(declaration)(async (_args: { email: string; customer: Customer }) => undefined);
  });

  test('narrow data by ok', () => {
    http.method({ url: 'https://x.example.com/v1', model: z.array(z.string()) })(async (_args, reply) => {
      expectTypeOf(reply.data).toEqualTypeOf<string[] | undefined>();
      if (reply.ok) expectTypeOf(reply.data).toEqualTypeOf<string[]>();
    });
  });

  test('decorate a method whose reply is injected', () => {
    class Offers {
      @http.method({ url: 'https://x.example.com/{id}' })
      async send(_args: { id: string }, reply: HttpReply = injected()) {
        return reply.responseCode;
      }
    }

    expectTypeOf(new Offers().send({ id: 'a' })).toEqualTypeOf<Promise<number>>();
  });

  test('carry a Lambda response with FUNC, and refuse arguments in its name', () => {
    http.method({ method: 'FUNC', url: '{PRICING}', body: 'customer' })(
      async (_args: { customer: Customer }, reply) => {
        expectTypeOf(reply.response).toEqualTypeOf<TransportResponse>();
      },
    );
    // @ts-expect-error argument {name} is not allowed in a function's name
    http.method({ method: 'FUNC', url: '{name}' });
  });
});

describe('The types of the verbs', () => {
  test('take the data from the model', () => {
    const reply = http.get('https://x.example.com/v1', { model: z.object({ id: z.number() }) });

    expectTypeOf(reply).resolves.toEqualTypeOf<HttpReply<{ id: number }>>();
    expectTypeOf(http.get('https://x.example.com/v1')).resolves.toEqualTypeOf<HttpReply>();
  });

  test('refuse a body with get', () => {
    // @ts-expect-error a GET has no body
    http.get('https://x.example.com/v1', { body: {} });
  });

  test('take the result of a function from the model', () => {
    expectTypeOf(http.func('pricing', { model: z.object({ price: z.number() }) })).resolves.toEqualTypeOf<{
      price: number;
    }>();
    expectTypeOf(http.func('pricing')).resolves.toEqualTypeOf<TransportResponse>();
    // @ts-expect-error an event has no client context
    http.event('audit', { params: { a: 1 } });
  });
});
