import { Refusal } from '../event/check-model.ts';
import { isEventSource } from '../event-source.ts';
import { isPyPwExtResponse } from '../pypwext-response.ts';
import { createExchange, type ExchangeParts } from './exchange.ts';
import { respondToError, respondToValue } from './respond.ts';

/**
 * Makes the call of a handler and answers it. One `then` in place of an asynchronous function: that would be
 * a promise and a pause more for every request.
 */
export function answerCall(
  call: () => unknown,
  event: unknown,
  context: unknown,
  parts: ExchangeParts,
): Promise<unknown> {
  return begin(call).then(
    (value) => {
      if (value instanceof Refusal) return answerError(value.error, event, context, parts);
      return isPyPwExtResponse(value) ? respondToValue(value, createExchange(parts, event, context)) : value;
    },
    (error) => answerError(error, event, context, parts),
  );
}

function begin(call: () => unknown): Promise<unknown> {
  try {
    return Promise.resolve(call());
  } catch (error) {
    return Promise.reject(error);
  }
}

function answerError(error: unknown, event: unknown, context: unknown, parts: ExchangeParts): unknown {
  // Nobody waits for the answer of a queue, a stream or a bus: an answer would pass for success, and the
  // records would be gone.
  if (isEventSource(event)) throw error;
  return respondToError(error, createExchange(parts, event, context));
}
