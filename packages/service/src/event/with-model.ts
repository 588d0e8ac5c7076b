import type { AnyFunction, StandardSchema } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import { readModel } from './read-model.ts';

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
): (this: unknown, event: unknown, context: unknown, ...further: unknown[]) => unknown {
  if (envelope !== undefined && isParserEnvelope(envelope)) requireParserModel(model);
  return function (event, context, ...further) {
    const call = (value: unknown): unknown => Reflect.apply(fn, this, [value, context, event, ...further]);
    const value = readModel(model, envelope, event);
    return value instanceof Promise ? value.then(call) : call(value);
  };
}
