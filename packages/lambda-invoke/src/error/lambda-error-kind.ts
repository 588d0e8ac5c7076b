/**
 * Why a call failed; {@link LambdaInvokeError.kind} says it, and `details.kind`, unless the details are those of a
 * remote error that says a `kind` itself.
 *
 * The called function ran, or began to:
 * - `handled`: it reported the error itself, as a PyPwExt error, or as `FunctionError: 'Handled'`.
 * - `unhandled`: it threw an error that nobody handled, or could not be loaded.
 * - `timeout`: Lambda stopped it at its own timeout.
 * - `outOfMemory`: Lambda, or its runtime, stopped it for lack of memory.
 * - `exit`: its process ended before it answered.
 * - `tooLarge`: its answer, or the payload for it, is larger than Lambda carries.
 *
 * It did not run:
 * - `throttled`: too many are running already (429), after all attempts.
 * - `notFound`, `accessDenied`, `invalid`: as the Invoke API said. It did run where `invalid` has the code 502: its
 *   result is no JSON, or does not fit the model.
 *
 * It may have run:
 * - `deadline`: the caller's own time was up; where `details.reason` is there, each attempt was refused and it did not run.
 * - `network`: the connection failed.
 * - `service`: the Invoke API failed (5xx, and whatever has no name of its own here).
 */
export type LambdaErrorKind =
  | 'handled'
  | 'unhandled'
  | 'timeout'
  | 'outOfMemory'
  | 'exit'
  | 'tooLarge'
  | 'throttled'
  | 'notFound'
  | 'accessDenied'
  | 'invalid'
  | 'deadline'
  | 'network'
  | 'service';
