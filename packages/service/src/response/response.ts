import { type AnyFunction, createWrapper, enterInvocation, type MethodDecoratorForms } from '@pypwext/base';
import { detectDoor } from '../gateway/door.ts';
import type { GatewayResponse } from '../gateway/gateway-response.ts';
import { invocationInit } from '../invocation-init.ts';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { isRecord, type UnknownRecord } from '../record.ts';
import { type PyPwExtServiceOptions, type ServiceSettings, settleSettings } from '../settings.ts';
import { answerCall } from './answer-call.ts';
import { settleOptions } from './exchange.ts';
import type { ResponseOptions } from './response-options.ts';

/** What a responding function returns: what the wrapped one returns, and gateway responses for the rest. */
export type Responded<Result> = Promise<Exclude<Awaited<Result>, PyPwExtResponse> | GatewayResponse>;

/**
 * Wraps a function whose first two arguments are the event and the context, or whose first is the request
 * context of Powertools' Router, which holds both.
 */
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
  const wrapper = createWrapper((call, { args }) => {
    const first = args[0];
    const isRouted = isRouteContext(first);
    const event = isRouted ? first.event : first;
    const context = isRouted ? first.context : args[1];
    return enterInvocation(invocationInit(event, context), (invocation, opened) => {
      const exchange = { settings, options: settled, invocation, event, context, door: detectDoor(event) };
      return answerCall(exchange, call, opened);
    });
  });
  return wrapper as unknown as ResponseWrapper;
}

/** What the Router of Powertools hands to a route instead of the event and the context. */
const isRouteContext = (first: unknown): first is UnknownRecord =>
  isRecord(first) && isRecord(first.req) && isRecord(first.event) && 'context' in first;
