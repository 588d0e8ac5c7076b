import {
  type AnyFunction,
  enterInvocation,
  type Invocation,
  PyPwExtInternalError,
  requireInvocation,
  runInvocation,
  type StandardSchema,
} from '@pypwext/base';
import type { Envelope } from './envelope/envelope.ts';
import type { Modelled } from './envelope/modelled.ts';
import { Refusal } from './event/check-model.ts';
import { directValue } from './event/read-model.ts';
import { valueReader } from './event/value-reader.ts';
import { detectDoor } from './gateway/door.ts';
import { invocationInit } from './invocation-init.ts';
import type { LambdaContext, LambdaFunction } from './lambda-context.ts';
import { answerCall } from './response/answer-call.ts';
import { type Exchange, settleOptions } from './response/exchange.ts';
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
    if (typeof fn !== 'function') {
      throw new PyPwExtInternalError(
        `service.handler takes its options, and a function; it got ${typeof fn}`,
      );
    }
    const { response = {}, wrap = [] } = options;
    const call = callOf(fn, options);
    const settled = settleOptions(response, settings);
    const answer = (event: unknown, context: unknown, invocation: Invocation, opened: boolean) =>
      answerCall(
        { settings, options: settled, invocation, event, context, door: detectDoor(event) },
        call,
        opened,
      );
    if (wrap.length === 0) {
      return named(fn, (event, context) =>
        enterInvocation(invocationInit(event, context), (invocation, opened) =>
          answer(event, context, invocation, opened),
        ),
      ) as ServiceHandler<never>;
    }
    const answered = named(fn, (event, context) => answer(event, context, requireInvocation(), false));
    const wrapped = wrap.reduceRight((wrapping, wrapper) => wrapper(wrapping), answered);
    return named(fn, (event, context) =>
      runInvocation(invocationInit(event, context), () => wrapped(event, context)),
    ) as ServiceHandler<never>;
  };
}

/** The call of a handler with the value that is in the event. */
function callOf(
  fn: AnyFunction,
  { model, envelope }: HandlerOptions<StandardSchema | undefined, Envelope | undefined>,
): (exchange: Exchange) => unknown {
  const handler = fn as (value: unknown, context: unknown, event: unknown) => unknown;
  const read = model || envelope ? valueReader(model, envelope) : directValue;
  return ({ event, context, door }) => {
    const handOver = (value: unknown): unknown =>
      value instanceof Refusal ? value : handler(value, context, event);
    const value = read(event, door);
    // It waits only where the model is asynchronous: each needless pause costs every request.
    return value instanceof Promise ? value.then(handOver) : handOver(value);
  };
}

const named = ({ name }: AnyFunction, fn: LambdaFunction): LambdaFunction =>
  Object.defineProperty(fn, 'name', { value: name, configurable: true });
