import { type AnyFunction, requireInvocation, runInvocation, type StandardSchema } from '@pypwext/base';
import type { Envelope } from './envelope/envelope.ts';
import type { Modelled } from './envelope/modelled.ts';
import { directValue } from './event/read-model.ts';
import { type CallWithModel, withModel } from './event/with-model.ts';
import { detectDoor } from './gateway/door.ts';
import { invocationInit } from './invocation-init.ts';
import type { LambdaContext, LambdaFunction } from './lambda-context.ts';
import { answerCall } from './response/answer-call.ts';
import { settleOptions } from './response/exchange.ts';
import type { Responded } from './response/response.ts';
import type { ResponseOptions } from './response/response-options.ts';
import {
  type PyPwExtServiceOptions,
  type ServiceParts,
  type ServiceSettings,
  settleParts,
  settleSettings,
} from './settings.ts';

/** A wrapper that keeps what a Lambda function takes and returns; every wrapper of the packages is one. */
export type HandlerWrapper = (fn: LambdaFunction) => LambdaFunction;

/** The options of `service.handler`. */
export interface HandlerOptions<
  Model extends StandardSchema | undefined = undefined,
  Wrapping extends Envelope | undefined = undefined,
> {
  /** Describes the value that the handler gets; without one it gets the event, or what the envelope takes out of it. */
  readonly model?: Model;
  /** Takes the value out of the event; see `service.event`. */
  readonly envelope?: Wrapping;
  /** The options of the response; see `service.response`. */
  readonly response?: ResponseOptions;
  /**
   * Wrappers around the whole of it, the outermost first: they see the event and the answer, and run inside
   * of the invocation.
   */
  readonly wrap?: readonly HandlerWrapper[];
}

/** The Lambda function that `service.handler` makes. */
export type ServiceHandler<Result> = (event: unknown, context?: Partial<LambdaContext>) => Responded<Result>;

/** The forms of `service.handler`: with a model, and without one. */
export interface HandlerFactory {
  /** The handler gets what fits the model. */
  <Model extends StandardSchema, Result, Wrapping extends Envelope | undefined = undefined>(
    options: HandlerOptions<Model, Wrapping> & { readonly model: Model },
    fn: (model: Modelled<Model, Wrapping>, context: LambdaContext, rawEvent: unknown) => Result,
  ): ServiceHandler<Result>;
  /** The handler gets the event, or what the envelope takes out of it; nothing checks its type. */
  <Event, Result>(
    options: HandlerOptions<undefined, Envelope | undefined>,
    fn: (event: Event, context: LambdaContext, rawEvent: unknown) => Result,
  ): ServiceHandler<Result>;
}

/**
 * `handler` on its own, for those who count bytes: a bundle then holds no batches.
 * `new PyPwExtService(options).handler` is the same.
 *
 * @param serviceOptions - What the handlers work with.
 */
export function createHandler(serviceOptions: PyPwExtServiceOptions = {}): HandlerFactory {
  return handlerFactory(settleSettings(serviceOptions));
}

/**
 * `createHandler` of given parts, for those who count bytes: a bundle holds neither the encoder nor the
 * problem details of this package unless they are among them.
 *
 * @param parts - What the handlers are made of.
 * @throws PyPwExtInternalError when a handler asks for problem details that are not among the parts.
 *
 * @example
 * ```ts
 * import { composeHandler, PyPwExtResponse } from '@pypwext/service';
 *
 * const handler = composeHandler({ encoder: { encode: JSON.stringify } })({}, async (order: { id: string }) =>
 *   new PyPwExtResponse({ id: order.id }),
 * );
 * console.log((await handler({ id: 'A-17' })) as unknown);
 * // { statusCode: 200, headers: { 'Content-Type': 'application/json' }, body: '{"id":"A-17"}' }
 * ```
 */
export function composeHandler(parts: ServiceParts): HandlerFactory {
  return handlerFactory(settleParts(parts));
}

function handlerFactory(settings: ServiceSettings): HandlerFactory {
  return (options: HandlerOptions<StandardSchema | undefined, Envelope | undefined>, fn: AnyFunction) => {
    const { model, envelope, response = {}, wrap = [] } = options;
    const handler = fn as (value: unknown, context: unknown, event: unknown) => unknown;
    const callWith = model || envelope ? withModel(model, envelope) : withPayload;
    const settled = settleOptions(response, settings);
    const answered = named<LambdaFunction>(fn, (event, context) => {
      const door = detectDoor(event);
      const call = (): unknown => callWith((value) => handler(value, context, event), event, door);
      const invocation = requireInvocation();
      return answerCall(call, event, context, { invocation, settings, options: settled, door });
    });
    const wrapped = wrap.reduceRight((wrapping, wrapper) => wrapper(wrapping), answered);
    return named<LambdaFunction>(fn, (event, context) =>
      runInvocation(invocationInit(event, context), () => wrapped(event, context)),
    ) as ServiceHandler<never>;
  };
}

/** Without a model a handler gets the event, or what a calling function has sent in it. */
const withPayload: CallWithModel = (call, event) => call(directValue(event));

const named = <F extends AnyFunction>({ name }: AnyFunction, fn: F): F =>
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
