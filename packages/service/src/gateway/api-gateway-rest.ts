import type { Answer } from './answer.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** The form of a REST API: a header with several values, and every cookie, is in `multiValueHeaders`. */
export function toRestResponse(answer: Answer): GatewayResponse {
  const response: GatewayResponse = { statusCode: answer.statusCode };
  const multiple: Record<string, string[]> = {};
  for (const [name, values] of answer.headers) {
    if (values.length === 1) {
      response.headers ??= {};
      response.headers[name] = values[0] as string;
    } else if (values.length > 1) multiple[name] = [...values];
  }
  if (answer.cookies.length > 0) multiple['Set-Cookie'] = [...answer.cookies];
  for (const _ in multiple) {
    response.multiValueHeaders = multiple;
    break;
  }
  return response;
}
