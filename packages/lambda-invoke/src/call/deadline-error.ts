import type { FailedCall } from '../error/api-error.ts';
import { FAILED_CALL, LambdaInvokeError } from '../error/lambda-invoke-error.ts';
import type { AttemptHistory } from './attempt-history.ts';
import { definedOnly } from './defined-only.ts';

/**
 * The error of a call whose time is up. It tells whether the function may still be running, or was never called
 * because each attempt was refused.
 *
 * @param limit - How long the call was given, in ms.
 */
export function deadlineError(
  limit: number,
  { functionName, method }: FailedCall,
  history: AttemptHistory,
): LambdaInvokeError {
  const timeout = Math.round(limit);
  const refusal = history.refusal;
  const { failure: reason, status } = refusal ?? {};
  const shown = status === undefined ? reason : `${reason}, ${status}`;
  const text = refusal
    ? `was not called within ${timeout} ms; the last attempt: ${shown}`
    : `did not answer within ${timeout} ms; it may still be running`;
  return new LambdaInvokeError(`The function ${functionName} ${text}`, {
    code: 504,
    kind: 'deadline',
    functionName,
    method,
    url: functionName,
    publicMessage: FAILED_CALL,
    details: { kind: 'deadline', function: functionName, timeout, ...definedOnly({ reason }) },
    // None are known of a client that does not note them.
    ...(history.attempts > 0 ? { attempts: history.attempts } : {}),
  });
}
