import { AlbMultiValueHeadersSchema, AlbSchema } from '@aws-lambda-powertools/parser/schemas/alb';
import { APIGatewayProxyEventSchema } from '@aws-lambda-powertools/parser/schemas/api-gateway';
import { APIGatewayProxyEventV2Schema } from '@aws-lambda-powertools/parser/schemas/api-gatewayv2';
import { LambdaFunctionUrlSchema } from '@aws-lambda-powertools/parser/schemas/lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildFunctionUrlEvent } from '../src/gateway/function-url-event.ts';
import type { GatewayRequest } from '../src/gateway/gateway-request.ts';
import { buildHttpApiEvent } from '../src/gateway/http-api-event.ts';
import { buildLoadBalancerEvent } from '../src/gateway/load-balancer-event.ts';
import { buildRestApiEvent } from '../src/gateway/rest-api-event.ts';

const headerName = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,12}$/);
const headerValue = fc.stringMatching(/^[\x20-\x7e]{0,30}$/);
const request: fc.Arbitrary<GatewayRequest> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'),
  target: fc
    .tuple(fc.webPath(), fc.option(fc.webQueryParameters()))
    .map(
      ([path, query]) => `${path.startsWith('/') ? path : `/${path}`}${query === null ? '' : `?${query}`}`,
    ),
  headers: fc.array(fc.tuple(headerName, headerValue), { maxLength: 8 }),
  body: fc.uint8Array({ maxLength: 40 }),
});

describe('every event', () => {
  it.each([
    ['HTTP API', buildHttpApiEvent, APIGatewayProxyEventV2Schema],
    ['REST API', buildRestApiEvent, APIGatewayProxyEventSchema],
    ['function URL', buildFunctionUrlEvent, LambdaFunctionUrlSchema],
    ['load balancer', buildLoadBalancerEvent, AlbSchema],
    [
      'load balancer with all values',
      (one: GatewayRequest) => buildLoadBalancerEvent(one, { multiValueHeaders: true }),
      AlbMultiValueHeadersSchema,
    ],
  ] as const)("of a %s is accepted by Powertools' schema", (_name, build, schema) => {
    fc.assert(
      fc.property(request, (one) => {
        const event: unknown = JSON.parse(JSON.stringify(build(one)));
        expect(schema.safeParse(event)).toMatchObject({ success: true });
      }),
    );
  });

  it('gives back the body that came', () => {
    fc.assert(
      fc.property(request, (one) => {
        for (const build of [buildHttpApiEvent, buildFunctionUrlEvent]) {
          const { body = '', isBase64Encoded } = build({ ...one, headers: [] });
          expect(isBase64Encoded).toBe(one.body.byteLength > 0);
          expect(Buffer.from(body, 'base64')).toEqual(Buffer.from(one.body));
        }
      }),
    );
  });
});
