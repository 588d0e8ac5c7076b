import {
  PyPwExtHTTPError,
  PyPwExtInternalError,
  type StandardSchema,
  type ValidationResult,
  validate,
} from '@pypwext/base';
import type { LambdaReply } from './lambda-reply.ts';
import type { ReceivedHttpReply } from './received-http-reply.ts';

/**
 * Checks that a model is one, before anything is sent for it.
 *
 * @throws PyPwExtInternalError otherwise.
 */
export function checkModel(model: StandardSchema, subject: string): void {
  if (typeof model['~standard']?.validate === 'function') return;
  throw new PyPwExtInternalError(
    `The model of ${subject} is no Standard Schema, as those of zod and valibot are`,
  );
}

/**
 * Checks a successful reply against the model, and keeps the result as its `data`. An empty body is
 * `undefined` to the model. A reply with a status of 300 or above is left as it is.
 *
 * @throws PyPwExtHTTPError with code 502 for a body that is not JSON or does not fit; the details list path
 * and message of every issue, never a value.
 */
export async function applyModel(
  reply: ReceivedHttpReply | LambdaReply,
  model: StandardSchema | undefined,
  subject: string,
): Promise<void> {
  if (!model || !reply.ok) return;
  const value = reply.responseBody === '' ? undefined : reply.json();
  const result: ValidationResult<unknown> = await validate(model, value);
  if (result.ok) {
    reply.data = result.value;
    return;
  }
  throw new PyPwExtHTTPError(`The reply to ${subject} does not fit its model`, {
    ...{ code: 502, details: { issues: result.issues }, attempts: reply.attempts },
    ...{ response: reply.response, responseBody: reply.responseBody },
    ...('context' in reply ? { method: reply.context.method, url: reply.context.url } : {}),
  });
}
