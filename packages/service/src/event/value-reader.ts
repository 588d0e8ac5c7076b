import type { StandardSchema } from '@pypwext/base';
import type { Envelope } from '../envelope/envelope.ts';
import { isParserEnvelope, requireParserModel } from '../envelope/parser-envelope.ts';
import type { Door } from '../gateway/door.ts';
import { readModel } from './read-model.ts';

/**
 * What takes the value out of an event, and checks it: the value, a `Refusal` where there is none that fits,
 * or a promise of either where the model is asynchronous.
 *
 * @throws PyPwExtInternalError when the envelope does not take the model.
 */
export function valueReader(
  model: StandardSchema | undefined,
  envelope: Envelope | undefined,
): (event: unknown, door: Door | undefined) => unknown {
  if (envelope !== undefined && isParserEnvelope(envelope)) requireParserModel(model);
  return (event, door) => readModel(model, envelope, event, door);
}
