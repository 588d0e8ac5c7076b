/**
 * Anything that runs a function in its own way: a circuit breaker, a bulkhead, a combination of them. The
 * policies of cockatiel fit as they are.
 *
 * It runs around each attempt. The function rejects when the attempt failed (network failure, timeout, or
 * a status that the retry settings name), so that a breaker counts it; whatever the policy makes of the
 * result is ignored. When the policy does not run the function at all, the call ends with the last reply
 * that there was, or else with a `PyPwExtHTTPError` of code 503. When it runs the function again, only what may be
 * tried again is sent again: POST and PATCH with `idempotent: true` alone.
 *
 * @example
 * ```ts
 * import { type HttpPolicy, PyPwExtHTTPSession } from '@pypwext/http';
 *
 * let failures = 0;
 * const policy: HttpPolicy = {
 *   async execute(attempt) {
 *     if (failures >= 5) throw new Error('resting');
 *     return attempt().catch((error: unknown) => {
 *       failures += 1;
 *       throw error;
 *     });
 *   },
 * };
 * const http = new PyPwExtHTTPSession({ policy });
 * await http.close();
 * ```
 */
export interface HttpPolicy {
  /**
   * Runs one attempt. The signal of the context, when there is one, ends the attempt.
   */
  execute(attempt: (context?: { readonly signal?: AbortSignal }) => Promise<unknown>): Promise<unknown>;
}
