import type { Clock } from '@pypwext/base';
import type { Outcome } from './outcome.ts';
import type { HttpPolicy } from './policy.ts';
import { type CallEnd, watchEnd } from './watch-end.ts';

/** The reason for the end of an attempt whose policy has not waited for it. */
const ENDED = 'The policy did not wait for the attempt';

/** What a policy is put around. */
export interface PolicyRun {
  /** Makes the attempt; the signal ends it. */
  readonly attempt: (signal: AbortSignal) => Promise<Outcome>;
  /** Whether the policy may make the attempt more than once. */
  readonly repeatable: boolean;
  /** What is to count as a failure of the policy's, in words. */
  readonly failure: (outcome: Outcome) => string | undefined;
}

/**
 * Makes an attempt inside a policy. To the policy a failed attempt is an error, everything else a success. What
 * the policy makes of it is its own affair; the call goes on with the outcome of the attempt.
 *
 * A policy that is over before the attempt ends the attempt; a caller who aborts, and the deadline, do not wait
 * for a policy that holds an attempt back.
 */
export async function throughPolicy(
  policy: HttpPolicy,
  clock: Clock,
  end: CallEnd,
  { attempt, repeatable, failure }: PolicyRun,
): Promise<Outcome> {
  let last: Promise<Outcome> | undefined;
  let current: AbortController | undefined;
  let active = false;
  let over = false;
  const run = async (own: AbortSignal | undefined): Promise<void> => {
    if (over) throw new Error('The call has ended: nothing is sent any more');
    if (last && !repeatable) {
      throw new Error('The request may have run and is not idempotent: it is not sent again');
    }
    const ending = new AbortController();
    // Not `AbortSignal.any()`: cockatiel gives all calls one signal, which would keep 600 bytes of each.
    const relay = (): void => ending.abort(own?.reason);
    current = ending;
    active = true;
    last = attempt(ending.signal);
    if (own?.aborted) relay();
    own?.addEventListener('abort', relay, { once: true });
    const outcome = await last;
    own?.removeEventListener('abort', relay);
    active = false;
    const failed = failure(outcome);
    if (failed !== undefined) throw new Error(`The attempt failed: ${failed}`);
  };
  const execute = async (): Promise<Outcome | undefined> => {
    await policy.execute((context) => {
      const running = run(context?.signal);
      // A policy that does not wait for it must not end the process by a rejection that nobody handles.
      running.catch(() => undefined);
      return running;
    });
    return undefined;
  };
  let stop: (outcome: Outcome) => void = () => undefined;
  const stopped = new Promise<Outcome>((resolve) => {
    // An attempt under way ends by itself.
    stop = (outcome) => {
      if (!active) resolve(outcome);
    };
  });
  const release = watchEnd(
    clock,
    end,
    () => stop({ kind: 'aborted', reason: end.signal?.reason }),
    () => stop({ kind: 'deadline' }),
  );
  let cause: unknown;
  try {
    const outcome = await Promise.race([execute(), stopped]);
    if (outcome?.kind === 'aborted' || (outcome && !last)) return outcome;
  } catch (error) {
    cause = error;
  } finally {
    release();
    over = true;
    if (active) current?.abort(cause ?? ENDED);
  }
  return last ?? { kind: 'refused', ...(cause === undefined ? {} : { cause }) };
}
