import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translateFunctionUrlResponse } from '../src/gateway/function-url-response.ts';
import type { GatewayResponse } from '../src/gateway/gateway-response.ts';
import { translateHttpApiResponse } from '../src/gateway/http-api-response.ts';
import { translateLoadBalancerResponse } from '../src/gateway/load-balancer-response.ts';
import { translateRestApiResponse } from '../src/gateway/rest-api-response.ts';

const scalar = fc.oneof(fc.string(), fc.boolean(), fc.integer(), fc.constant(null));
const headers = fc.dictionary(fc.string(), fc.oneof(scalar, fc.array(scalar)));
const result = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      statusCode: fc.oneof(fc.integer({ min: 0, max: 700 }), scalar),
      headers,
      multiValueHeaders: headers,
      cookies: fc.oneof(fc.array(scalar), scalar),
      body: fc.oneof(scalar, fc.jsonValue()),
      isBase64Encoded: scalar,
      statusDescription: scalar,
    },
    { requiredKeys: [] },
  ),
);

describe('whatever a function returns', () => {
  it.each<[string, (result: unknown) => GatewayResponse]>([
    ['REST API', translateRestApiResponse],
    ['HTTP API', translateHttpApiResponse],
    ['function URL', translateFunctionUrlResponse],
    ['load balancer', translateLoadBalancerResponse],
  ])('a %s answers with something that can be sent', (_name, translate) => {
    fc.assert(
      fc.property(result, (value) => {
        const { statusCode, headers: lines, body } = translate(value);
        expect(statusCode).toBeGreaterThanOrEqual(200);
        expect(statusCode).toBeLessThan(600);
        expect(body).toBeInstanceOf(Uint8Array);
        for (const [name, text] of lines) {
          expect(name).toMatch(/^[^\s:]+$/);
          expect(text).not.toMatch(/[\r\n\0]/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
