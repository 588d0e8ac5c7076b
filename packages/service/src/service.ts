import type { SchemaOutput, StandardSchema } from '@pypwext/base';
import { type BatchFactory, createBatch } from './batch/batch.ts';
import type { Envelope } from './envelope/envelope.ts';
import type { Modelled } from './envelope/modelled.ts';
import { type EventOptions, type EventWrapper, event } from './event/event.ts';
import { parse } from './event/parse.ts';
import { createHandler, type HandlerFactory } from './handler.ts';
import { createResponse, type ResponseForms } from './response/response.ts';
import type { PyPwExtServiceOptions } from './settings.ts';

/**
 * Turns events into typed models and results into gateway responses.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
 * import * as z from 'zod';
 *
 * const service = new PyPwExtService();
 * const Order = z.object({ id: z.string(), amount: z.number().positive() });
 *
 * export const handler = service.handler(
 *   { model: Order, response: { justStatusCode: false } },
 *   async (order) => {
 *     if (order.amount > 1_000) throw new StdPyPwExtError('Too much at once', { code: 409 });
 *     return new PyPwExtResponse({ statusCode: 201, id: order.id });
 *   },
 * );
 *
 * const event = { version: '2.0', requestContext: { http: { method: 'POST' } }, body: '{"id":"A-17","amount":5000}' };
 * console.log(await handler(event));
 * // {
 * //   statusCode: 409,
 * //   headers: { 'Content-Type': 'application/json' },
 * //   body: '{"error":{"code":409,"msg":"Too much at once","classification":"NA"}}'
 * // }
 * ```
 */
export class PyPwExtService {
  /**
   * Answers for a handler: a `PyPwExtResponse` becomes the gateway response of the door that the event came
   * through, merged with the errors of the invocation, and errors that are thrown become answers too. Bare
   * or with options, as a function wrapper or as a decorator. The result is always asynchronous.
   */
  readonly response: ResponseForms;
  /** Event, response and further wrappers in one, with all types inferred. */
  readonly handler: HandlerFactory;
  /**
   * Runs each record of a batch as an invocation of its own, with a collector, and answers which of them
   * have to be tried again: those whose handler threw, and those with a collected error that says `RAISE`.
   */
  readonly batch: BatchFactory;

  /** @param options - What the wrappers work with. */
  constructor(options: PyPwExtServiceOptions = {}) {
    this.response = createResponse(options);
    this.handler = createHandler(options);
    this.batch = createBatch(options);
  }

  /**
   * Turns events into typed models: the handler gets `(model, context, rawEvent)`, and the result takes the
   * event and the context.
   *
   * @param options - The model, and the envelope that takes the value out of the event.
   * @throws PyPwExtHTTPError 400 when called with an event that does not fit, 415 with a body that is no JSON.
   */
  event<Model extends StandardSchema, Wrapping extends Envelope | undefined = undefined>(
    options: EventOptions<Model, Wrapping>,
  ): EventWrapper<Modelled<Model, Wrapping>> {
    return event(options);
  }

  /**
   * Checks a value against a model.
   *
   * @param model - Any Standard Schema.
   * @param value - The value.
   * @returns The typed value.
   * @throws PyPwExtHTTPError 400 with path and message of each issue in `details.issues`, never a value.
   */
  parse<Model extends StandardSchema>(model: Model, value: unknown): Promise<SchemaOutput<Model>> {
    return parse(model, value);
  }
}
