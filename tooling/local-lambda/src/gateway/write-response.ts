import type { ServerResponse } from 'node:http';
import type { GatewayResponse } from './gateway-response.ts';
import { isHopByHop } from './header-fields.ts';

/** Answers that never have a body (RFC 9110, sections 15.3.5 and 15.4.5). */
const bodiless = [204, 304];

/** Sends a door's answer. The length is the door's business, whatever the function said. */
export function writeResponse(outgoing: ServerResponse, response: GatewayResponse): void {
  const { statusCode, statusMessage, headers, body } = response;
  const lines = headers
    .filter(([name]) => !isHopByHop(name) && name.toLowerCase() !== 'content-length')
    .flatMap(([name, value]) => [name, headerBytes(value)]);
  if (!bodiless.includes(statusCode)) lines.push('Content-Length', String(body.byteLength));
  if (statusMessage === undefined) outgoing.writeHead(statusCode, lines);
  else outgoing.writeHead(statusCode, statusMessage, lines);
  outgoing.end(body);
}

/** Node writes headers in Latin-1: the UTF-8 bytes pass through it unharmed. */
function headerBytes(value: string): string {
  return Buffer.from(value, 'utf8').toString('latin1');
}
