import { isEventSource } from '../event-source.ts';
import { createExchange, type ExchangeParts } from './exchange.ts';
import { respondToError, respondToValue } from './respond.ts';

/** Makes the call of a handler and answers it. */
export async function answerCall(
  call: () => unknown,
  event: unknown,
  context: unknown,
  parts: ExchangeParts,
): Promise<unknown> {
  let value: unknown;
  try {
    value = await call();
  } catch (error) {
    // Nobody waits for the answer of a queue, a stream or a bus: an answer would pass for success, and the
    // records would be gone.
    if (isEventSource(event)) throw error;
    return respondToError(error, createExchange(parts, event, context));
  }
  return respondToValue(value, createExchange(parts, event, context));
}
