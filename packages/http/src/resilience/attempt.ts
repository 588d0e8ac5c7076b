import { isPyPwExtError } from '@pypwext/base';
import type { Engine, ExchangeRequest } from './exchange.ts';
import type { Outcome } from './outcome.ts';
import { BodyTooLarge } from './read-body.ts';
import { send } from './send.ts';
import { startTimer } from './start-timer.ts';

/** The reason of our own abort. Without one, each makes a `DOMException` with a stack. */
const ENDED = 'The attempt has ended';

/**
 * Makes one attempt. It ends with the reply, its body read, or when the timer runs out, or at once when a
 * signal says so; whatever the fetch in use makes of its own signal. It never rejects.
 *
 * @param timeout - The timer, in ms. It covers credentials, signing, redirects and the body.
 * @param atDeadline - Whether the timer is what is left until the deadline.
 * @param policySignal - The signal of a policy around the attempt.
 */
export async function attempt(
  engine: Engine,
  request: ExchangeRequest,
  timeout: number,
  atDeadline: boolean,
  policySignal: AbortSignal | undefined,
): Promise<Outcome> {
  const { signal } = request.settings;
  if (signal?.aborted) return { kind: 'aborted', reason: signal.reason };
  const connection = new AbortController();
  let finish: (outcome: Outcome) => void = () => undefined;
  const ended = new Promise<Outcome>((resolve) => {
    finish = resolve;
  });
  const onAbort = (): void => finish({ kind: 'aborted', reason: signal?.reason });
  const onPolicyAbort = (): void => finish({ kind: 'timeout', cause: policySignal?.reason });
  signal?.addEventListener('abort', onAbort, { once: true });
  policySignal?.addEventListener('abort', onPolicyAbort, { once: true });
  const stopTimer = startTimer(engine.clock, timeout, () =>
    finish({ kind: atDeadline ? 'deadline' : 'timeout' }),
  );
  send(engine, request, connection.signal).then(
    (reply) => finish({ kind: 'reply', reply }),
    (error: unknown) => finish(toOutcome(error)),
  );
  const outcome = await ended;
  stopTimer();
  signal?.removeEventListener('abort', onAbort);
  policySignal?.removeEventListener('abort', onPolicyAbort);
  // Closes the connection of an attempt that is not at its end; after a reply there is nothing to close.
  if (outcome.kind !== 'reply') connection.abort(ENDED);
  return outcome;
}

function toOutcome(error: unknown): Outcome {
  if (error instanceof BodyTooLarge) return { kind: 'tooLarge' };
  return isPyPwExtError(error) ? { kind: 'fault', error } : { kind: 'network', cause: error };
}
