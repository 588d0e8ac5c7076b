import { endInvocation } from '@pypwext/base';
import { Refusal } from '../event/check-model.ts';
import { isPyPwExtResponse } from '../pypwext-response.ts';
import type { Exchange } from './exchange.ts';
import { respondToError, respondToValue } from './respond.ts';

/**
 * Makes the call of a handler, answers it, and ends the invocation where it has been opened for this call:
 * one asynchronous function for all of it, as each further promise is paid for by every request.
 *
 * @param call - The call; a `Refusal` is the error of an input that does not fit.
 * @param opened - Whether the invocation ends with the call.
 */
export async function answerCall(
  exchange: Exchange,
  call: (exchange: Exchange) => unknown,
  opened: boolean,
): Promise<unknown> {
  try {
    let value: unknown;
    try {
      value = await call(exchange);
    } catch (error) {
      return respondToError(error, exchange);
    }
    if (value instanceof Refusal) return respondToError(value.error, exchange);
    return isPyPwExtResponse(value) ? respondToValue(value, exchange) : value;
  } finally {
    if (opened) endInvocation(exchange.invocation);
  }
}
