import { doorAnswer, type GatewayResponse, RefusedResult } from './gateway-response.ts';
import { explicitResponse, inferredResponse } from './http-api-response.ts';
import { isResultObject } from './result-members.ts';

/** The answer of a function URL when the function failed or its result is malformed. */
export function functionUrlFailure(refusal: string): GatewayResponse {
  return doorAnswer(502, 'Internal Server Error', refusal);
}

/**
 * Turns a function's result into the answer of a function URL in `BUFFERED` mode: as an HTTP API does, with
 * `application/json` as the default type and 502 for a malformed result.
 *
 * Source: Lambda developer guide, "Invoking Lambda function URLs", response payload format.
 */
export function translateFunctionUrlResponse(result: unknown): GatewayResponse {
  try {
    return isResultObject(result) && 'statusCode' in result
      ? explicitResponse(result, 'application/json')
      : inferredResponse(result);
  } catch (error) {
    if (error instanceof RefusedResult) return functionUrlFailure(error.message);
    throw error;
  }
}
