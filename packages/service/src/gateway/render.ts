import { isRecord, type UnknownRecord } from '../record.ts';
import type { Answer } from './answer.ts';
import { toHttpResponse } from './api-gateway-http.ts';
import { toRestResponse } from './api-gateway-rest.ts';
import type { Door } from './door.ts';
import type { GatewayResponse } from './gateway-response.ts';
import { toLoadBalancerResponse } from './load-balancer.ts';
import { requireSize } from './size.ts';

/**
 * Gives an answer the form of its door; the REST form when the function was called directly.
 *
 * The answer to `HEAD` has the headers of the one to `GET`, and no content (RFC 9110, section 9.3.2). A
 * `Content-Length` that the handler gave stays; none is made up, as the doors write their own.
 *
 * @throws PyPwExtInternalError when the answer does not fit through the door.
 */
export function render(answer: Answer, door: Door | undefined, event: unknown): GatewayResponse {
  const response = inFormOf(door, answer, event);
  if (answer.body === undefined || isHead(event)) return response;
  response.body = answer.body;
  if (answer.isBase64Encoded) response.isBase64Encoded = true;
  requireSize(response, door);
  return response;
}

function isHead(event: unknown): boolean {
  const { httpMethod, requestContext } = isRecord(event) ? event : ({} as UnknownRecord);
  const http = isRecord(requestContext) ? requestContext.http : undefined;
  return (isRecord(http) ? http.method : httpMethod) === 'HEAD';
}

function inFormOf(door: Door | undefined, answer: Answer, event: unknown): GatewayResponse {
  switch (door) {
    case 'API_GATEWAY_HTTP':
    case 'FUNCTION_URL':
      return toHttpResponse(answer);
    case 'ALB':
      return toLoadBalancerResponse(answer, event);
    default:
      return toRestResponse(answer);
  }
}
