import type { SchemaOutput, StandardSchema, TransportResponse } from '@pypwext/base';
import type { HttpReply } from '../reply/http-reply.ts';
import type { CallOverrides } from '../request/call-options.ts';

/** What the model of a declaration makes of a reply; `undefined` without one. */
export type ModelData<Model> = Model extends StandardSchema ? SchemaOutput<Model> : undefined;

/** What a reply carries: a `Response`, or the `LambdaResponse` of `FUNC` and `EVENT`. */
export type CarrierOf<Method extends string> = Method extends 'FUNC' | 'EVENT' ? TransportResponse : Response;

/** The parameters of a declared call: none but the overrides when it takes no arguments. */
export type CallParameters<Args> = keyof Args extends never
  ? [args?: Readonly<Record<string, never>>, overrides?: CallOverrides]
  : [args: Args, overrides?: CallOverrides];

/**
 * A declared call. It resolves to the validated data with a model, to the reply without one; a status above
 * 299 rejects with a `PyPwExtHTTPError`.
 */
export type DeclaredCall<Args, Model, Method extends string> = (
  ...parameters: CallParameters<Args>
) => Promise<Model extends StandardSchema ? SchemaOutput<Model> : HttpReply<undefined, CarrierOf<Method>>>;

/** A declared call that hands its reply to a function: the function form and both decorator forms. */
export interface DeclaredMethod<Args, Reply> {
  /** TC39 method decorator. The method's second parameter has the default `injected()`. */
  <Given extends Args, Result, This>(
    method: (this: This, args: Given, reply?: Reply) => Promise<Result>,
    context: ClassMethodDecoratorContext<This, (this: This, args: Given, reply?: Reply) => Promise<Result>>,
  ): (this: This, args: Given, reply?: Reply) => Promise<Result>;
  /** Legacy method decorator. The method's second parameter has the default `injected()`. */
  <Given extends Args, Result>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<(args: Given, reply?: Reply) => Promise<Result>>,
  ): TypedPropertyDescriptor<(args: Given, reply?: Reply) => Promise<Result>>;
  /**
   * Wraps a function: it gets the arguments and the reply, and decides what the call results in. The result
   * takes the arguments alone.
   */
  <Given extends Args, Result>(
    fn: (args: Given, reply: Reply) => Result,
  ): (args: Given, overrides?: CallOverrides) => Promise<Awaited<Result>>;
}
