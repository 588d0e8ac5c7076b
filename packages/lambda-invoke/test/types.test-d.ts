import { describe, expectTypeOf, test } from 'vitest';
import * as z from 'zod';
import {
  defineFunction,
  type LambdaCallDeclaration,
  type LambdaResponse,
  PyPwExtLambdaInvoker,
} from '../src/index.ts';

const lambda = new PyPwExtLambdaInvoker();

describe('func', () => {
  test('is the response without a model, and the data with one', () => {
    expectTypeOf(lambda.func('f')).resolves.toEqualTypeOf<LambdaResponse>();
    expectTypeOf(lambda.func('f', { body: 1 })).resolves.toEqualTypeOf<LambdaResponse>();
    const model = z.object({ price: z.number() });
    expectTypeOf(lambda.func('f', { model })).resolves.toEqualTypeOf<{ price: number }>();
  });

  test('knows what goes with EVENT only', () => {
    // @ts-expect-error params are for FUNC
    lambda.event('f', { params: { a: 1 } });
    // @ts-expect-error a wrapped payload is for EVENT
    lambda.func('f', { wrapPayload: true });
  });
});

describe('method', () => {
  test('asks for the arguments of its templates and its body', () => {
    const declared = lambda.method({
      method: 'FUNC',
      url: '{STAGE}-f',
      params: { e: '{email}', n: 1 },
      body: 'customer',
    });
    const call = declared(async (args: { email: string; customer: { age: number } }) => args.customer.age);
    expectTypeOf(call).returns.resolves.toEqualTypeOf<number>();
    expectTypeOf(call).parameter(0).toEqualTypeOf<{ email: string; customer: { age: number } }>();
    // @ts-expect-error the argument email is missing
    declared(async (args: { customer: { age: number } }) => args);
    // @ts-expect-error the argument is not what a template takes
    declared(async (args: { email: { a: 1 }; customer: string }) => args);
  });

  test('refuses an argument in the name of a function, and a template that is none', () => {
    // @ts-expect-error an argument would choose the function
    lambda.method({ method: 'FUNC', url: '{name}-f' });
    // @ts-expect-error an unclosed placeholder
    lambda.method({ method: 'FUNC', url: '{STAGE' });
    // @ts-expect-error an unclosed placeholder
    lambda.method({ method: 'FUNC', url: 'f', params: { a: '{b' } });
  });

  test('knows what goes with FUNC only', () => {
    lambda.method({ method: 'EVENT', url: 'f', body: 'order' })(
      async (args: { order: string }) => args.order,
    );
    const either: LambdaCallDeclaration = { method: 'EVENT', url: 'f' };
    lambda.method(either);
    // @ts-expect-error an event has no client context
    lambda.method({ method: 'EVENT', url: 'f', params: { a: '{b}' } });
    // @ts-expect-error an event has no result
    lambda.method({ method: 'EVENT', url: 'f', model: z.any() });
    // @ts-expect-error an event has no log to answer with
    lambda.method({ method: 'EVENT', url: 'f', logTail: true });
  });

  test('infers the data from the model', () => {
    const model = z.object({ price: z.number() });
    lambda.method({ method: 'FUNC', url: 'f', model })((_args: object, reply) => {
      expectTypeOf(reply.data).toEqualTypeOf<{ price: number }>();
    });
    lambda.method({ method: 'FUNC', url: 'f' })((_args: object, reply) => {
      expectTypeOf(reply.data).toEqualTypeOf<undefined>();
    });
  });
});

describe('a contract', () => {
  const contract = defineFunction({
    name: 'f',
    input: z.object({ age: z.string().transform(Number) }),
    output: z.object({ price: z.coerce.number<number>() }),
  });

  test('types both sides from the schemas', () => {
    expectTypeOf(contract.call).parameter(0).toEqualTypeOf<{ age: string }>();
    expectTypeOf(contract.call({ age: '1' })).resolves.toEqualTypeOf<{ price: number }>();
    contract.handler((input) => {
      expectTypeOf(input).toEqualTypeOf<{ age: number }>();
      return { price: 1 };
    });
    // @ts-expect-error the result does not fit
    contract.handler(() => ({ cost: 1 }));
    // @ts-expect-error the input does not fit
    contract.send({ age: 1 });
  });

  test('refuses an argument in its name', () => {
    // @ts-expect-error an argument would choose the function
    defineFunction({ name: '{who}', input: z.any(), output: z.any() });
  });
});
