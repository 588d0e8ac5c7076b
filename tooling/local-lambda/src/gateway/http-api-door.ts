import type { HttpApiDefinition } from '../template/api-definition.ts';
import { type FrontDoor, payloadValue } from './front-door.ts';
import { type GatewayContext, type GatewayRequest, splitTarget } from './gateway-request.ts';
import { doorAnswer } from './gateway-response.ts';
import { buildHttpApiEvent } from './http-api-event.ts';
import { httpApiFailure, translateHttpApiResponse } from './http-api-response.ts';
import { routeKey } from './route.ts';
import { httpApiRoutes } from './route-match.ts';
import { withoutStage } from './stage-path.ts';

/** The door of an HTTP API. With a named stage every path begins with it, as on AWS. */
export function httpApiDoor(
  { stage, routes }: HttpApiDefinition,
  context: Pick<GatewayContext, 'accountId'>,
): FrontDoor {
  const findRoute = httpApiRoutes(routes);
  return {
    name: 'http-api',
    // API Gateway quotas, "HTTP API": 30 s, not adjustable.
    timeoutMs: 30_000,
    accept: (request) => {
      const target = stage === '$default' ? request.target : withoutStage(request.target, stage);
      if (target === undefined) return undefined;
      const match = findRoute(request.method, splitTarget(target).path);
      if (match === undefined) return undefined;
      const event = buildHttpApiEvent(
        { ...request, target },
        { ...context, stage, route: match.route, pathParameters: match.pathParameters },
      );
      return {
        functionName: match.route.functionName,
        event,
        responseHeaders: [['Apigw-Requestid', event.requestContext.requestId]],
      };
    },
    translate: (_request: GatewayRequest, payload) => translateHttpApiResponse(payloadValue(payload)),
    noRoute: () =>
      doorAnswer(
        404,
        '{"message":"Not Found"}',
        `no route fits; there are ${routes.map(routeKey).join(', ')}`,
      ),
    failed: httpApiFailure,
    throttled: (reason) => doorAnswer(503, '{"message":"Service Unavailable"}', reason),
    timedOut: () =>
      doorAnswer(503, '{"message":"Service Unavailable"}', 'an HTTP API waits 30 s for its function'),
    tooLarge: () => doorAnswer(413, '{"message":"Request Too Long"}'),
  };
}
