import type { SchemaOutput, StandardSchema, TransportMethod, TransportRequest } from '@pypwext/base';
import type { LambdaCallOptions } from './call/lambda-call.ts';
import { declaredMethod } from './declaration/declared-method.ts';
import type {
  DeclaredLambdaMethod,
  LambdaCallArguments,
  LambdaCallDeclaration,
  MethodCheck,
  ParameterTemplates,
  ResultOf,
} from './declaration/lambda-declaration.ts';
import { readResult } from './declaration/result-model.ts';
import type { LambdaResponse } from './lambda-response.ts';
import { type LambdaTransportOptions, lambdaTransport } from './lambda-transport.ts';
import type { LambdaTransport } from './transport.ts';

/** The options of a {@link PyPwExtLambdaInvoker}. */
export interface LambdaInvokerOptions extends LambdaTransportOptions {
  /** The transport to use; the other options are without effect then. @defaultValue a transport of its own */
  readonly transport?: LambdaTransport;
}

/** What every call of an invoker may say. */
export interface InvokeOptions
  extends Omit<LambdaCallOptions, 'logTail' | 'wrapPayload'>,
    Pick<TransportRequest, 'body' | 'timeout' | 'signal'> {}

/** The options of a `FUNC` call. */
export interface FuncOptions<Model extends StandardSchema | undefined = StandardSchema | undefined>
  extends InvokeOptions,
    Pick<LambdaCallOptions, 'logTail'>,
    Pick<TransportRequest, 'params' | 'idempotent'> {
  /** The schema of the result; with it the call resolves to the validated data. */
  readonly model?: Model;
}

/** The options of an `EVENT` call. */
export interface EventOptions extends InvokeOptions, Pick<LambdaCallOptions, 'wrapPayload'> {}

/** The options of a dry run. */
export interface DryRunOptions extends Pick<InvokeOptions, 'qualifier' | 'timeout' | 'signal'> {}

/**
 * Calls other Lambda functions, on its own: `@pypwext/http` need not be there.
 *
 * @example
 * ```ts no-run
 * import { PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
 * import * as z from 'zod';
 *
 * const lambda = new PyPwExtLambdaInvoker({ timeout: 5_000 });
 * const { price } = await lambda.func('pricing:live', {
 *   body: { age: 30 },
 *   model: z.object({ price: z.number() }),
 * });
 * await lambda.event('audit', { body: { price } });
 * ```
 */
export class PyPwExtLambdaInvoker {
  /** Carries the calls. */
  readonly transport: LambdaTransport;

  constructor(options: LambdaInvokerOptions = {}) {
    this.transport = options.transport ?? lambdaTransport(options);
  }

  /**
   * Calls a function and waits for its result.
   *
   * @param name - A function name, `name:alias`, partial ARN or ARN.
   * @returns The response; with a `model` the validated data.
   * @throws LambdaInvokeError, a `PyPwExtHTTPError`, when the function failed, could not be called, or
   * answered what does not fit the model.
   */
  async func<const Model extends StandardSchema | undefined = undefined>(
    name: string,
    options: FuncOptions<Model> = {},
  ): Promise<Model extends StandardSchema ? SchemaOutput<Model> : LambdaResponse> {
    const { model, ...rest } = options;
    const response = await this.transport.send({ ...rest, method: 'FUNC', name });
    const result: unknown = model === undefined ? response : await readResult(response, model, name);
    return result as Model extends StandardSchema ? SchemaOutput<Model> : LambdaResponse;
  }

  /**
   * Hands an event to a function, without waiting for it to run.
   *
   * @returns The response, with status 202.
   * @throws LambdaInvokeError, a `PyPwExtHTTPError`, when Lambda did not take the event.
   */
  event(name: string, options: EventOptions = {}): Promise<LambdaResponse> {
    return this.transport.send({ ...options, method: 'EVENT', name });
  }

  /**
   * Asks Lambda whether the function exists and may be called, without calling it.
   *
   * @returns The response, with status 204.
   * @throws LambdaInvokeError, a `PyPwExtHTTPError`, when it does not exist or may not be called.
   */
  dryRun(name: string, options: DryRunOptions = {}): Promise<LambdaResponse> {
    return this.transport.dryRun({ ...options, name });
  }

  /**
   * Declares a call, for a function or method that gets its reply: as function wrapper, as TC39 and as legacy
   * method decorator.
   *
   * @example
   * ```ts no-run
   * import { PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
   *
   * const lambda = new PyPwExtLambdaInvoker();
   * const price = lambda.method({
   *   method: 'FUNC',
   *   url: '{STAGE}-pricing',
   *   params: { email: '{email}' },
   *   body: 'customer',
   * })(async (args: { email: string; customer: { age: number } }, reply) => reply.json<{ price: number }>());
   *
   * console.log(await price({ email: 'a@example.com', customer: { age: 30 } }));
   * ```
   *
   * @throws PyPwExtInternalError for a declaration that makes no sense.
   */
  method<
    const Url extends string,
    const Params extends ParameterTemplates = Record<never, never>,
    const Body extends string = never,
    const Model extends StandardSchema | undefined = undefined,
    Method extends TransportMethod = TransportMethod,
  >(
    declaration: LambdaCallDeclaration<Url, Params, Body, Model> & MethodCheck<Method>,
  ): DeclaredLambdaMethod<LambdaCallArguments<Params, Body>, ResultOf<Model>> {
    return declaredMethod(
      this.transport,
      declaration as unknown as LambdaCallDeclaration,
    ) as DeclaredLambdaMethod<LambdaCallArguments<Params, Body>, ResultOf<Model>>;
  }

  /** Closes the connections that are held open, once the calls that are under way have ended. */
  close(): Promise<void> {
    return this.transport.close();
  }

  /** As {@link PyPwExtLambdaInvoker.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
