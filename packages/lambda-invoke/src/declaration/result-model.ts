import type { StandardSchema, TransportResponse } from '@pypwext/base';
import { FAILED_CALL, LambdaInvokeError } from '../error/lambda-invoke-error.ts';
import { validateReceived } from './validate-received.ts';

/**
 * The result of a function as its model has accepted it; no payload is `undefined` to the model, and so is `null`
 * that it refuses.
 *
 * @throws LambdaInvokeError with code 502 for a result that is no JSON or does not fit; the details list path
 * and message of every issue, never a value.
 */
export async function readResult<Output>(
  response: TransportResponse,
  model: StandardSchema<unknown, Output>,
  functionName: string,
): Promise<Output> {
  const result = await validateReceived(model, parse(response, functionName));
  if (result.ok) return result.value;
  throw invalid('does not fit its model', response, functionName, { issues: result.issues });
}

function parse(response: TransportResponse, functionName: string): unknown {
  try {
    return response.payloadAsJson();
  } catch {
    throw invalid('is no JSON', response, functionName);
  }
}

function invalid(problem: string, response: TransportResponse, functionName: string, issues?: object): Error {
  const requestId = response.ResponseMetadata?.requestId;
  return new LambdaInvokeError(`The result of the function ${functionName} ${problem}`, {
    code: 502,
    kind: 'invalid',
    functionName,
    response,
    responseBody: response.payloadAsText(),
    publicMessage: FAILED_CALL,
    details: { kind: 'invalid', function: functionName, ...issues },
    ...(typeof requestId === 'string' ? { requestId } : {}),
  });
}
