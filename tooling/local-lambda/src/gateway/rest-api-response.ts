import { doorAnswer, type GatewayResponse, RefusedResult } from './gateway-response.ts';
import { matchesMediaType } from './media-type.ts';
import {
  bodyBytes,
  hasHeader,
  headerEntries,
  headerLine,
  isResultObject,
  numericStatus,
  type ResultObject,
} from './result-members.ts';

/** What of the request and the API decides about a binary answer. */
export interface RestApiResponseContext {
  /** The request's Accept header. */
  readonly accept?: string | undefined;
  /** The API's binary media types. Default none. */
  readonly binaryMediaTypes?: ReadonlyArray<string>;
}

type HeaderLine = readonly [name: string, value: string];

/** A result with any other member is malformed; `cookies` and `statusDescription` are the usual culprits. */
const acceptedMembers = [
  'statusCode',
  'headers',
  'multiValueHeaders',
  'body',
  'isBase64Encoded',
  'base64Encoded',
];

/** The answer of a REST API when the function failed or its result is malformed. */
export function restApiFailure(refusal: string): GatewayResponse {
  return doorAnswer(502, '{"message": "Internal server error"}', refusal);
}

/**
 * Turns a function's result into the answer of a REST API. It accepts the members of the Lambda proxy format
 * and no other; a base64 body is decoded only when the first type the client accepts is one of the API's
 * binary media types, and otherwise sent as the base64 text.
 *
 * Source: API Gateway developer guide, "Output format of a Lambda function for proxy integration".
 */
export function translateRestApiResponse(
  result: unknown,
  context: RestApiResponseContext = {},
): GatewayResponse {
  try {
    if (!isResultObject(result)) throw new RefusedResult('the result must be an object');
    return restResponse(result, context);
  } catch (error) {
    if (error instanceof RefusedResult) return restApiFailure(error.message);
    throw error;
  }
}

function restResponse(result: ResultObject, context: RestApiResponseContext): GatewayResponse {
  const unknown = Object.keys(result).filter((name) => !acceptedMembers.includes(name));
  if (unknown.length > 0) {
    throw new RefusedResult(`a REST API knows no ${unknown.join(', ')}: remove it from the result`);
  }
  const headers = mergedHeaders(result);
  const isBase64 = result.isBase64Encoded === true || result.base64Encoded === true;
  return {
    statusCode: restStatus(result.statusCode),
    headers: hasHeader(headers, 'content-type')
      ? headers
      : [['Content-Type', 'application/json'], ...headers],
    body: bodyBytes(result.body, isBase64 && clientAcceptsBinary(context)),
  };
}

/** 200 when absent; digits in a string count as well. */
function restStatus(status: unknown): number {
  if (status === undefined || status === null) return 200;
  return numericStatus(typeof status === 'string' && /^\d+$/.test(status) ? Number(status) : status);
}

/** Both maps together: the multi values of a name first, in their spelling, then the single one. */
function mergedHeaders(result: ResultObject): ReadonlyArray<HeaderLine> {
  const merged = new Map<string, { name: string; values: string[] }>();
  for (const [name, values] of headerEntries('multiValueHeaders', result.multiValueHeaders)) {
    if (!Array.isArray(values)) throw new RefusedResult(`multiValueHeaders.${name} must be a list`);
    const field = merged.get(name.toLowerCase()) ?? { name, values: [] };
    field.values.push(...values.map((value) => restValue(name, value)));
    merged.set(name.toLowerCase(), field);
  }
  for (const [name, value] of headerEntries('headers', result.headers)) {
    const field = merged.get(name.toLowerCase()) ?? { name, values: [] };
    field.values.push(restValue(name, value));
    merged.set(name.toLowerCase(), field);
  }
  return [...merged.values()].flatMap(({ name, values }) => values.map((value) => headerLine(name, value)));
}

function restValue(name: string, value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  throw new RefusedResult(
    `the value of the header ${name} must be a string or a boolean, not ${typeof value}`,
  );
}

function clientAcceptsBinary({ accept, binaryMediaTypes }: RestApiResponseContext): boolean {
  const first = accept?.split(',')[0];
  return first !== undefined && matchesMediaType(first, binaryMediaTypes ?? []);
}
