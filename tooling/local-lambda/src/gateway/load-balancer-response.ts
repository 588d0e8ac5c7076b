import { STATUS_CODES } from 'node:http';
import { type GatewayResponse, RefusedResult } from './gateway-response.ts';
import type { LoadBalancerContext } from './load-balancer-event.ts';
import {
  bodyBytes,
  headerEntries,
  headerLine,
  isResultObject,
  numericStatus,
  stringValue,
} from './result-members.ts';

/** The answer of a load balancer when the function failed or its result is malformed. */
export function loadBalancerFailure(refusal: string): GatewayResponse {
  return {
    statusCode: 502,
    headers: [['Content-Type', 'text/html']],
    body: Buffer.from(
      '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n',
    ),
    refusal,
  };
}

/**
 * Turns a function's result into the answer of an Application Load Balancer. `statusCode` is required, header
 * values must be strings, and only the headers member of the target group's mode counts: `headers` or
 * `multiValueHeaders`.
 *
 * Source: Elastic Load Balancing user guide, "Use Lambda functions as targets".
 */
export function translateLoadBalancerResponse(
  result: unknown,
  context: Pick<LoadBalancerContext, 'multiValueHeaders'> = {},
): GatewayResponse {
  try {
    if (!isResultObject(result)) throw new RefusedResult('the result must be an object');
    if (result.statusCode === undefined) throw new RefusedResult('statusCode is missing');
    const statusCode = numericStatus(result.statusCode);
    return {
      statusCode,
      statusMessage: statusMessage(result.statusDescription, statusCode),
      headers:
        context.multiValueHeaders === true
          ? multiValueLines(result.multiValueHeaders)
          : headerEntries('headers', result.headers).map(([name, value]) =>
              headerLine(name, stringValue(name, value)),
            ),
      body: bodyBytes(result.body, result.isBase64Encoded === true),
    };
  } catch (error) {
    if (error instanceof RefusedResult) return loadBalancerFailure(error.message);
    throw error;
  }
}

function multiValueLines(value: unknown): ReadonlyArray<readonly [name: string, value: string]> {
  return headerEntries('multiValueHeaders', value).flatMap(([name, values]) => {
    if (!Array.isArray(values)) throw new RefusedResult(`multiValueHeaders.${name} must be a list`);
    return values.map((single) => headerLine(name, stringValue(name, single)));
  });
}

/** `200 OK` gives `OK`. */
function statusMessage(description: unknown, statusCode: number): string {
  const text = typeof description === 'string' ? description.replace(/^\d{3} ?/, '') : '';
  // A line break here would split the answer.
  return /^[\x20-\x7e]+$/.test(text) ? text : (STATUS_CODES[statusCode] ?? '');
}
