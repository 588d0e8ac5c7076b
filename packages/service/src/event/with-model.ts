import type { StandardSchema } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import type { Door } from '../gateway/door.ts';
import { Refusal } from './check-model.ts';
import { readModel } from './read-model.ts';

/**
 * Makes a call with the value that is in an event. A `Refusal` comes back in place of a result where there
 * is none that fits.
 */
export type CallWithModel = (
  call: (value: unknown) => unknown,
  event: unknown,
  door: Door | undefined,
) => unknown;

/**
 * Hands a handler the model in place of the event. It waits only where the model is asynchronous: each
 * needless `await` costs every request.
 *
 * @throws PyPwExtInternalError when the envelope does not take the model.
 */
export function withModel(model: StandardSchema | undefined, envelope: Envelope | undefined): CallWithModel {
  if (envelope !== undefined && isParserEnvelope(envelope)) requireParserModel(model);
  return (call, event, door) => {
    const value = readModel(model, envelope, event, door);
    return value instanceof Promise ? value.then((late) => handOver(call, late)) : handOver(call, value);
  };
}

const handOver = (call: (value: unknown) => unknown, value: unknown): unknown =>
  value instanceof Refusal ? value : call(value);
