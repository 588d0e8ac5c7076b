import { functionUrlFailure } from './function-url-response.ts';
import { type GatewayResponse, RefusedResult } from './gateway-response.ts';
import { explicitResponse } from './http-api-response.ts';
import { isResultObject } from './result-members.ts';

/** The content type by which a streaming function says that a prelude comes first. */
export const preludeContentType = 'application/vnd.awslambda.http-integration-response';

/** What separates the prelude, JSON with status and headers, from the body. */
const separator = Buffer.alloc(8);

/**
 * Turns the collected stream of a function into the answer of a function URL in `RESPONSE_STREAM` mode.
 *
 * @param contentType what the function set for its stream
 */
export function translateStreamedResponse(payload: Buffer, contentType: string): GatewayResponse {
  if (contentType !== preludeContentType) {
    return { statusCode: 200, headers: [['Content-Type', contentType]], body: payload };
  }
  const end = payload.indexOf(separator);
  if (end < 0) return functionUrlFailure('the stream has no prelude, although its content type promises one');
  try {
    const prelude: unknown = JSON.parse(payload.subarray(0, end).toString('utf8'));
    if (!isResultObject(prelude)) return functionUrlFailure('the prelude is not an object');
    const { headers, statusCode } = explicitResponse(
      { statusCode: prelude.statusCode ?? 200, headers: prelude.headers, cookies: prelude.cookies },
      'application/octet-stream',
    );
    return { statusCode, headers, body: payload.subarray(end + separator.length) };
  } catch (error) {
    if (error instanceof RefusedResult) return functionUrlFailure(error.message);
    return functionUrlFailure(`the prelude is not JSON: ${(error as Error).message}`);
  }
}
