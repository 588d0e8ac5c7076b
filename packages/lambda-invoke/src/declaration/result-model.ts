import { type StandardSchema, type TransportResponse, validate } from '@pypwext/base';
import { LambdaInvokeError } from '../error/lambda-invoke-error.ts';

/**
 * The result of a function as its model has accepted it; no payload is `undefined` to the model.
 *
 * @throws LambdaInvokeError with code 502 for a result that is no JSON or does not fit; the details list path
 * and message of every issue, never a value.
 */
export async function readResult<Output>(
  response: TransportResponse,
  model: StandardSchema<unknown, Output>,
  functionName: string,
): Promise<Output> {
  const result = await validate(model, response.payloadAsJson());
  if (result.ok) return result.value;
  const requestId = response.ResponseMetadata?.requestId;
  throw new LambdaInvokeError(`The result of the function ${functionName} does not fit its model`, {
    code: 502,
    kind: 'invalid',
    functionName,
    response,
    responseBody: response.payloadAsText(),
    details: { kind: 'invalid', function: functionName, issues: result.issues },
    ...(typeof requestId === 'string' ? { requestId } : {}),
  });
}
