import { PyPwExtInternalError, statusPhrase } from '@pypwext/base';
import { isRecord } from '../record.ts';
import type { Answer } from './answer.ts';
import type { GatewayResponse } from './gateway-response.ts';

/**
 * The form of an Application Load Balancer. The target group is in single or in multi-value mode, and reads
 * the headers of its mode only: the event tells which.
 *
 * @throws PyPwExtInternalError for several cookies in single mode, which has no form for them.
 */
export function toLoadBalancerResponse(answer: Answer, event: unknown): GatewayResponse {
  const { statusCode, headers, cookies } = answer;
  const response: GatewayResponse = {
    statusCode,
    statusDescription: `${statusCode} ${statusPhrase(statusCode)}`,
  };
  if (isRecord(event) && isRecord(event.multiValueHeaders)) {
    response.multiValueHeaders = {};
    for (const [name, values] of headers) response.multiValueHeaders[name] = [...values];
    if (cookies.length > 0) response.multiValueHeaders['Set-Cookie'] = [...cookies];
    return response;
  }
  response.headers = {};
  for (const [name, values] of headers) response.headers[name] = values.join(', ');
  const [cookie, ...further] = cookies;
  if (further.length > 0) {
    throw new PyPwExtInternalError(
      `${cookies.length} cookies do not fit the load balancer's response in single-value mode: switch on the ` +
        "target group's attribute lambda.multi_value_headers.enabled",
    );
  }
  if (cookie !== undefined) response.headers['Set-Cookie'] = cookie;
  return response;
}
