import { PyPwExtInternalError } from '@pypwext/base';
import type { Door } from './door.ts';
import type { GatewayResponse } from './gateway-response.ts';

// AWS Lambda Developer Guide, "Lambda quotas": a synchronous answer has 6 MB; the runtime API refuses what
// is above 6,291,556 bytes.
const LAMBDA_LIMIT = 6_291_556;
// Application Load Balancers guide, "Lambda functions as targets": 1 MB of response JSON.
const LOAD_BALANCER_LIMIT = 1_048_576;
// API Gateway passes on 10,240 bytes of headers; the rest is for names and punctuation.
const HEADROOM = 16_384;
// The worst that JSON does to one UTF-16 code unit: `\u001f`.
const WORST_BYTES_PER_UNIT = 6;

/**
 * Checks that an answer fits through its door. Beyond the limit the runtime would fail after the function
 * has returned, and the client would see a 502.
 *
 * @throws PyPwExtInternalError when the answer is too large.
 */
export function requireSize(response: GatewayResponse, door: Door | undefined): void {
  const limit = door === 'ALB' ? LOAD_BALANCER_LIMIT : LAMBDA_LIMIT;
  const length = response.body?.length ?? 0;
  // Almost every answer is far from the limit: its exact size need not be known.
  if ((length + HEADROOM) * WORST_BYTES_PER_UNIT <= limit) return;
  const size = Buffer.byteLength(JSON.stringify(response));
  if (size <= limit) return;
  throw new PyPwExtInternalError(`The response has ${size} bytes; ${limit} bytes fit through this door`);
}
