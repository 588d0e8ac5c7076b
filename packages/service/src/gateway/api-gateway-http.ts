import type { Answer } from './answer.ts';
import type { GatewayResponse } from './gateway-response.ts';

/** The form of an HTTP API (payload format 2.0) and of a function URL: values joined, cookies apart. */
export function toHttpResponse(answer: Answer): GatewayResponse {
  const response: GatewayResponse = { statusCode: answer.statusCode };
  for (const [name, values] of answer.headers) {
    if (values.length === 0) continue;
    response.headers ??= {};
    // RFC 9110, section 5.3: the values of one field name may be joined by a comma. Nearly all have one.
    response.headers[name] = values.length === 1 ? (values[0] as string) : values.join(', ');
  }
  if (answer.cookies.length > 0) response.cookies = [...answer.cookies];
  return response;
}
