import {
  isPyPwExtError,
  lambdaInvocation,
  plainEncoder,
  runInvocation,
  type StandardSchema,
  sentPayload,
  type Transport,
} from '@pypwext/base';
import { definedOnly } from '../call/defined-only.ts';
import type { LambdaCall } from '../call/lambda-call.ts';
import type { LambdaContext } from '../callee/lambda-context.ts';
import { carryError } from '../callee/remote-error-carrier.ts';
import { functionNameTemplate } from '../declaration/render-call.ts';
import { readResult } from '../declaration/result-model.ts';
import { validateReceived } from '../declaration/validate-received.ts';
import type { LambdaResponse } from '../lambda-response.ts';
import { lambdaTransport } from '../lambda-transport.ts';
import { unwrapPayload, wrapPayload } from '../trail/payload-wrapper.ts';
import { checkInput, checkResult } from './checked-value.ts';
import type { ContractCallOptions, FunctionContract, FunctionDefinition } from './function-contract.ts';
import { type DeclaredErrors, declaredName, rebuildDeclared } from './remote-error-class.ts';

type AnyDefinition = FunctionDefinition<string, unknown, unknown, unknown, unknown>;

/**
 * Defines a function once, for the side that runs it and the sides that call it: both share one module with
 * the contract, and neither can drift from it.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { defineFunction } from '@pypwext/lambda-invoke';
 * import * as z from 'zod';
 *
 * class TooYoungError extends StdPyPwExtError {}
 *
 * export const pricing = defineFunction({
 *   name: 'pricing',
 *   input: z.object({ age: z.number() }),
 *   output: z.object({ price: z.number() }),
 *   errors: { TooYoungError },
 * });
 *
 * // The function's own module:
 * export const handler = pricing.handler(async ({ age }) => {
 *   if (age < 18) throw new TooYoungError('Customer is too young', { code: 422 });
 *   return { price: 2 * age };
 * });
 *
 * // A caller: await pricing.call({ age: 30 }) is { price: 60 }, and rejects with a TooYoungError below 18.
 * ```
 *
 * @throws PyPwExtInternalError for a name that is none.
 */
export function defineFunction<
  const Name extends string,
  Input,
  Payload,
  Result,
  Output,
  const Errors extends DeclaredErrors = Record<never, never>,
>(
  definition: FunctionDefinition<Name, Input, Payload, Result, Output, Errors>,
): FunctionContract<Input, Payload, Result, Output> {
  const shared = definition as unknown as AnyDefinition;
  const functionName = functionNameTemplate(shared.name);
  const transport = lazyTransport(shared);
  const call = createCall(shared, functionName, transport);
  return {
    name: shared.name,
    handler: (run) => createHandler(shared, run as (input: unknown, context: LambdaContext) => unknown),
    call: async (input, options) => {
      const response = await call('FUNC', input, options);
      return (await readResult(response, shared.output as StandardSchema, functionName())) as Output;
    },
    send: (input, options) => call('EVENT', input, options),
  };
}

function createHandler(
  definition: AnyDefinition,
  run: (input: unknown, context: LambdaContext) => unknown,
): (event: unknown, context: LambdaContext) => Promise<unknown> {
  const { name, input, output, errors, disclose, encoder = plainEncoder } = definition;
  return async (event, context) => {
    const { payload, trail } = unwrapPayload(event);
    try {
      return await runInvocation(lambdaInvocation({ context, trail: trail && { ...trail } }), async () => {
        const given = await checkInput(input as StandardSchema, payload, name, validateReceived);
        const result = await run(given, context);
        const checked = await checkResult(output as StandardSchema, result, name);
        // The runtime encodes what it gets with JSON.stringify, which fails for a BigInt and loses a Map.
        return checked === undefined ? undefined : JSON.parse(encoder.encode(checked));
      });
    } catch (error) {
      if (!isPyPwExtError(error)) throw error;
      throw carryError(error, { encoder, disclose, declared: declaredName(error, errors) });
    }
  };
}

type ContractCall = (
  method: 'FUNC' | 'EVENT',
  input: unknown,
  options?: ContractCallOptions,
) => Promise<LambdaResponse>;

function createCall(
  definition: AnyDefinition,
  functionName: () => string,
  contractTransport: () => Transport,
): ContractCall {
  const { input: schema, errors, wrapPayload, idempotent, timeout } = definition;
  const shared = definedOnly({ idempotent, timeout, wrapPayload });
  return async (method, input, { transport = contractTransport(), ...options } = {}) => {
    const name = functionName();
    await checkInput(schema as StandardSchema, input, name);
    const call: LambdaCall = {
      ...shared,
      ...options,
      method,
      name,
      body: bodyOf(input, method === 'EVENT' && wrapPayload === true),
    };
    try {
      return (await transport.send(call)) as LambdaResponse;
    } catch (error) {
      throw rebuildDeclared(error, errors);
    }
  };
}

/**
 * The input as it was given: the function's own side makes of it what its schema says. Nothing is `null`, as Lambda
 * would make `{}` of no payload; and an input that looks like a wrapped one, whoever it is from, is wrapped, so that
 * the handler takes off no more than what was put on.
 */
function bodyOf(input: unknown, isWrapped: boolean): unknown {
  if (input === undefined) return null;
  return !isWrapped && sentPayload(input) ? wrapPayload(input) : input;
}

function lazyTransport({ transport }: AnyDefinition): () => Transport {
  if (typeof transport === 'function') return transport;
  let own: Transport | undefined = transport;
  return () => {
    own ??= lambdaTransport();
    return own;
  };
}
