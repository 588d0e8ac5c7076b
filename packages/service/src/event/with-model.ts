import type { AnyFunction, StandardSchema } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import { Refusal } from './check-model.ts';
import { readModel } from './read-model.ts';

/** A handler of a model as a function of the event; a `Refusal` comes back in place of a result. */
export type ModelledFunction = (
  this: unknown,
  event: unknown,
  context: unknown,
  ...further: unknown[]
) => unknown;

/**
 * Hands a handler the model in place of the event. It waits only where the model is asynchronous: each
 * needless `await` costs every request.
 *
 * @throws PyPwExtInternalError when the envelope does not take the model.
 */
export function withModel(
  fn: AnyFunction,
  model: StandardSchema | undefined,
  envelope: Envelope | undefined,
): ModelledFunction {
  if (envelope !== undefined && isParserEnvelope(envelope)) requireParserModel(model);
  const handler = fn as (this: unknown, ...args: unknown[]) => unknown;
  return function (event, context, ...further) {
    const call = (value: unknown): unknown => {
      if (value instanceof Refusal) return value;
      // A call that spreads nothing is twice as fast as one that spreads an empty list.
      if (further.length === 0) return handler.call(this, value, context, event);
      return handler.call(this, value, context, event, ...further);
    };
    const value = readModel(model, envelope, event);
    return value instanceof Promise ? value.then(call) : call(value);
  };
}
