import { type AnyFunction, createWrapper, enterInvocation, type MethodDecoratorForms } from '@pypwext/base';
import { detectDoor } from '../gateway/door.ts';
import type { GatewayResponse } from '../gateway/gateway-response.ts';
import { invocationInit } from '../invocation-init.ts';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { type PyPwExtServiceOptions, type ServiceSettings, settleSettings } from '../settings.ts';
import { answerCall } from './answer-call.ts';
import { settleOptions } from './exchange.ts';
import type { ResponseOptions } from './response-options.ts';

/** What a responding function returns: what the wrapped one returns, and gateway responses for the rest. */
export type Responded<Result> = Promise<Exclude<Awaited<Result>, PyPwExtResponse> | GatewayResponse>;

/** Wraps a function whose first two arguments are the event and the context. */
export type ResponseFunction = <This, Args extends unknown[], Result>(
  fn: (this: This, ...args: Args) => Result,
) => (this: This, ...args: Args) => Responded<Result>;

/** `response` with its options: a function wrapper, and a decorator of asynchronous methods. */
export type ResponseWrapper = MethodDecoratorForms & ResponseFunction;

/** All forms of `response`: bare, or with options. */
export type ResponseForms = ResponseWrapper & ((options?: ResponseOptions) => ResponseWrapper);

/**
 * `response` on its own, for those who count bytes: a bundle then holds neither events nor batches.
 * `new PyPwExtService(options).response` is the same.
 *
 * @param serviceOptions - What the wrapper works with.
 */
export function createResponse(serviceOptions: PyPwExtServiceOptions = {}): ResponseForms {
  const settings = settleSettings(serviceOptions);
  const withOptions = (options: ResponseOptions) => responding(settings, options) as unknown;
  const bare = withOptions({}) as (...args: unknown[]) => unknown;
  const forms = (subject?: unknown, place?: unknown, descriptor?: TypedPropertyDescriptor<AnyFunction>) => {
    const isOptions = place === undefined && typeof subject === 'object' && subject !== null;
    if (isOptions || subject === undefined) return withOptions((subject ?? {}) as ResponseOptions);
    return bare(subject, place, descriptor);
  };
  return forms as ResponseForms;
}

function responding(settings: ServiceSettings, options: ResponseOptions): ResponseWrapper {
  const settled = settleOptions(options, settings);
  const wrapper = createWrapper((call, { args }) =>
    enterInvocation(invocationInit(args[0], args[1]), (invocation, opened) => {
      const [event, context] = args;
      const exchange = { settings, options: settled, invocation, event, context, door: detectDoor(event) };
      return answerCall(exchange, call, opened);
    }),
  );
  return wrapper as unknown as ResponseWrapper;
}
