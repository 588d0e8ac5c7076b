import {
  type AnyFunction,
  decorate,
  keepIdentity,
  type MethodDecoratorForms,
  type StandardSchema,
} from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import type { Modelled } from '../envelope/modelled.ts';
import { detectDoor } from '../gateway/door.ts';
import type { LambdaContext } from '../lambda-context.ts';
import { accepted } from './check-model.ts';
import { valueReader } from './value-reader.ts';

/** The options of `service.event`. */
export interface EventOptions<Model extends StandardSchema, Wrapping extends Envelope | undefined> {
  /** Describes the value: a schema of zod, valibot, arktype, or any other Standard Schema. */
  readonly model: Model;
  /**
   * Takes the value out of the event.
   *
   * @defaultValue the JSON body of a gateway event, and every other event as it is
   */
  readonly envelope?: Wrapping;
}

/** Wraps a handler of `(model, context, rawEvent)`; the result takes the event and the context. */
export type EventFunction<Value> = <This, Result>(
  fn: (this: This, model: Value, context: LambdaContext, rawEvent: unknown) => Result,
) => (this: This, event: unknown, context?: Partial<LambdaContext>) => Promise<Awaited<Result>>;

/** `event` with its options: a function wrapper, and a decorator of asynchronous methods. */
export type EventWrapper<Value> = MethodDecoratorForms & EventFunction<Value>;

/** Gives a wrapper that turns events into typed models; see `PyPwExtService.event`. */
export function event<Model extends StandardSchema, Wrapping extends Envelope | undefined = undefined>(
  options: EventOptions<Model, Wrapping>,
): EventWrapper<Modelled<Model, Wrapping>> {
  const wrapper = decorate((fn) => fromEvent(fn, options.model, options.envelope));
  return wrapper as unknown as EventWrapper<Modelled<Model, Wrapping>>;
}

/** Wraps one handler; the result is always asynchronous. */
function fromEvent(
  fn: AnyFunction,
  model: StandardSchema | undefined,
  envelope: Envelope | undefined,
): AnyFunction {
  const read = valueReader(model, envelope);
  const wrapped = async function (this: unknown, ...args: unknown[]): Promise<unknown> {
    const [event, context, ...further] = args;
    const value = accepted(await read(event, detectDoor(event)));
    return Reflect.apply(fn, this, [value, context, event, ...further]);
  };
  keepIdentity(wrapped, fn);
  // The runtime of Node 24 refuses a handler with three parameters: it would be one with a callback.
  Object.defineProperty(wrapped, 'length', { value: Math.min(fn.length, 2), configurable: true });
  return wrapped;
}
