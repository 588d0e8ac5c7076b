import { randomBytes } from 'node:crypto';
import type { GatewayRequest } from './gateway-request.ts';
import { firstHeader } from './header-fields.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The time as the events write it, `10/Jul/2026:19:19:04 +0000` (the Common Log Format). */
export function requestTime(epochMs: number): string {
  const iso = new Date(epochMs).toISOString();
  const [year, month = '1', day] = iso.slice(0, 10).split('-');
  return `${day}/${months[Number(month) - 1]}/${year}:${iso.slice(11, 19)} +0000`;
}

/** The name a client used for the door, without the port. */
export function domainName(request: GatewayRequest): string {
  const host = firstHeader(request, 'host') ?? 'localhost';
  return host.replace(/:\d+$/, '') || 'localhost';
}

/** The first label of the domain name; of an address, which has none, the API's id. */
export function domainPrefix(request: GatewayRequest, apiId: string): string {
  const name = domainName(request);
  return /^[\d.]+$/.test(name) || name.startsWith('[') ? apiId : (name.split('.')[0] ?? apiId);
}

/** An id as HTTP APIs have it: 15 characters and an equals sign, in base64. */
export function extendedRequestId(): string {
  return randomBytes(11).toString('base64').replaceAll('+', '-').replaceAll('/', '_');
}

/** The trace header that a door adds when the client sent none. */
export function traceRoot(epochMs: number): string {
  const seconds = Math.floor(epochMs / 1000)
    .toString(16)
    .padStart(8, '0');
  return `Root=1-${seconds}-${randomBytes(12).toString('hex')}`;
}
