import { PyPwExtInternalError, remainingTime } from '@pypwext/base';
import type { InvocationInput } from '../client/invocation-input.ts';
import { LambdaInvokeError } from '../error/lambda-invoke-error.ts';
import { CallEnd } from './call-end.ts';

/** What is kept of the caller's time for its own answer, in ms. */
export const RESERVE = 500;

// Outside of any invocation: Lambda stops a function after 900 s at the latest, and its answer needs a
// moment; an event is only put into a queue.
const LONGEST = { RequestResponse: 905_000, Event: 60_000, DryRun: 60_000 } as const;

/**
 * How long a call may take, in ms: the given timeout, and never more than what is left of the invocation
 * less {@link RESERVE}.
 *
 * @throws PyPwExtInternalError for a timeout that is no positive number.
 * @throws LambdaInvokeError with code 504 when there is no time left.
 */
export function timeLimit(
  timeout: number | undefined,
  invocationType: InvocationInput['InvocationType'],
  functionName: string,
  now: number,
): number {
  const wanted = timeout === undefined ? LONGEST[invocationType] : checkTimeout(timeout);
  const remaining = remainingTime(now);
  // A context that cannot tell gives no number.
  const limited = remaining !== undefined && !Number.isNaN(remaining);
  const limit = limited ? Math.min(wanted, remaining - RESERVE) : wanted;
  if (limit > 0) return Math.min(limit, LONGEST.RequestResponse);
  throw new LambdaInvokeError(
    `The function ${functionName} was not called: ${remaining} ms are left of this invocation, and ` +
      `${RESERVE} ms are kept for its own answer`,
    { code: 504, kind: 'deadline', functionName, attempts: 0, details: { kind: 'deadline' } },
  );
}

/**
 * Checks a timeout, in ms.
 *
 * @throws PyPwExtInternalError for anything but a positive number.
 */
export function checkTimeout(timeout: number): number {
  if (typeof timeout === 'number' && timeout > 0) return timeout;
  throw new PyPwExtInternalError('timeout must be a positive number of milliseconds');
}

/**
 * Runs a call that ends with its own outcome, with the caller's signal or with its time, whichever comes
 * first; then the call is told of it.
 *
 * @param run - Makes the call.
 * @param expired - The error of a call whose time is up.
 */
export function withinTime<T>(
  { limit, signal }: { limit: number; signal?: AbortSignal | undefined },
  run: (end: CallEnd) => Promise<T>,
  expired: () => Error,
): Promise<T> {
  const end = new CallEnd();
  return new Promise<T>((resolve, reject) => {
    const stop = (reason: unknown): void => {
      release();
      // Rejected first: what the abort makes of the call's own promise is of no interest any more.
      reject(reason);
      end.abort(reason);
    };
    const timer = setTimeout(() => stop(expired()), limit);
    const onAbort = (): void => stop(signal?.reason);
    const release = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    run(end).then(
      (value) => {
        release();
        resolve(value);
      },
      (error: unknown) => {
        release();
        reject(error);
      },
    );
  });
}
