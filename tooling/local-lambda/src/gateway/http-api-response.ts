import { doorAnswer, type GatewayResponse, RefusedResult } from './gateway-response.ts';
import {
  bodyBytes,
  hasHeader,
  headerEntries,
  headerLine,
  isResultObject,
  numericStatus,
  type ResultObject,
  stringValue,
} from './result-members.ts';

/** The answer of an HTTP API when the function failed or its result is malformed. */
export function httpApiFailure(refusal: string): GatewayResponse {
  return doorAnswer(500, '{"message":"Internal Server Error"}', refusal);
}

/**
 * Turns a function's result into the answer of an HTTP API, payload format 2.0. Without `statusCode` the whole
 * result is the body, status 200. Members it does not know are ignored, so `multiValueHeaders` are lost.
 *
 * Where the door's behaviour is not documented (a status as text, a body that is no string) this one refuses:
 * what passes here passes on AWS.
 *
 * Source: API Gateway developer guide, "Lambda function response for format 2.0".
 */
export function translateHttpApiResponse(result: unknown): GatewayResponse {
  try {
    return isResultObject(result) && 'statusCode' in result
      ? explicitResponse(result, 'text/plain;charset=utf-8')
      : inferredResponse(result);
  } catch (error) {
    if (error instanceof RefusedResult) return httpApiFailure(error.message);
    throw error;
  }
}

/**
 * The answer a result with `statusCode` describes, by the rules HTTP APIs and function URLs share.
 *
 * @param defaultType the Content-Type when the function names none
 * @throws RefusedResult when a member has the wrong type
 */
export function explicitResponse(result: ResultObject, defaultType: string): GatewayResponse {
  const statusCode = numericStatus(result.statusCode);
  const headers = headerEntries('headers', result.headers).map(([name, value]) =>
    headerLine(name, stringValue(name, value)),
  );
  return {
    statusCode,
    headers: [
      ...(hasHeader(headers, 'content-type') ? [] : [['Content-Type', defaultType] as const]),
      ...cookieLines(result.cookies),
      ...headers,
    ],
    body: bodyBytes(result.body, result.isBase64Encoded === true),
  };
}

/** The answer without `statusCode`: the result itself as JSON, or a string as it is. */
export function inferredResponse(result: unknown): GatewayResponse {
  const text = typeof result === 'string' ? result : JSON.stringify(result ?? null);
  return { statusCode: 200, headers: [['Content-Type', 'application/json']], body: Buffer.from(text) };
}

function cookieLines(cookies: unknown): ReadonlyArray<readonly [name: string, value: string]> {
  if (cookies === undefined || cookies === null) return [];
  if (!Array.isArray(cookies)) throw new RefusedResult('cookies must be a list of strings');
  return cookies.map((cookie) => headerLine('Set-Cookie', stringValue('Set-Cookie', cookie)));
}
