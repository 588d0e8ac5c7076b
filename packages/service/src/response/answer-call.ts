import type { Invocation } from '@pypwext/base';
import { isEventSource } from '../event-source.ts';
import type { ServiceSettings } from '../settings.ts';
import { createExchange, type SettledOptions } from './exchange.ts';
import { respondToError, respondToValue } from './respond.ts';

/** Makes the call of a handler and answers it. */
export async function answerCall(
  call: () => unknown,
  args: readonly unknown[],
  invocation: Invocation,
  settings: ServiceSettings,
  options: SettledOptions,
): Promise<unknown> {
  let value: unknown;
  try {
    value = await call();
  } catch (error) {
    // Nobody waits for the answer of a queue, a stream or a bus: an answer would pass for success, and the
    // records would be gone.
    if (isEventSource(args[0])) throw error;
    return respondToError(error, createExchange(settings, options, invocation, args));
  }
  return respondToValue(value, createExchange(settings, options, invocation, args));
}
