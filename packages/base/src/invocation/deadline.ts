import { currentInvocation } from './current.ts';

/**
 * How much time is left of the current invocation, in ms; never below 0. `undefined` outside of any
 * invocation, and where nobody told the deadline.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda context object to retrieve Node.js function
 * information" (`getRemainingTimeInMillis`).
 *
 * @example
 * ```ts
 * import { remainingTime, runInvocation } from '@pypwext/base';
 *
 * runInvocation({ deadline: Date.now() + 3_000 }, () => {
 *   console.log((remainingTime() ?? 0) <= 3_000); // true
 * });
 * ```
 */
export function remainingTime(now: number = Date.now()): number | undefined {
  const deadline = currentInvocation()?.deadline;
  return deadline === undefined ? undefined : Math.max(0, deadline - now);
}
