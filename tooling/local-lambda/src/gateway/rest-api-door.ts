import type { RestApiDefinition } from '../template/api-definition.ts';
import { type FrontDoor, payloadValue } from './front-door.ts';
import { type GatewayContext, splitTarget } from './gateway-request.ts';
import { doorAnswer } from './gateway-response.ts';
import { firstHeader } from './header-fields.ts';
import { buildRestApiEvent } from './rest-api-event.ts';
import { restApiFailure, translateRestApiResponse } from './rest-api-response.ts';
import { routeKey } from './route.ts';
import { restApiRoutes } from './route-match.ts';
import { withoutStage } from './stage-path.ts';

/** The door of a REST API. Every path begins with the stage, as on AWS. */
export function restApiDoor(
  { stage, routes, binaryMediaTypes }: RestApiDefinition,
  context: Pick<GatewayContext, 'accountId'>,
): FrontDoor {
  const findRoute = restApiRoutes(routes);
  return {
    name: 'rest-api',
    // API Gateway quotas, "REST API": 29 s by default.
    timeoutMs: 29_000,
    accept: (request) => {
      const target = withoutStage(request.target, stage);
      if (target === undefined) return undefined;
      const match = findRoute(request.method, splitTarget(target).path);
      if (match === undefined) return undefined;
      const event = buildRestApiEvent(
        { ...request, target },
        { ...context, stage, binaryMediaTypes, route: match.route, pathParameters: match.pathParameters },
      );
      const { requestId, extendedRequestId } = event.requestContext;
      return {
        functionName: match.route.functionName,
        event,
        responseHeaders: [
          ['x-amzn-RequestId', requestId],
          ['x-amz-apigw-id', extendedRequestId ?? ''],
        ],
      };
    },
    translate: (request, payload) =>
      translateRestApiResponse(payloadValue(payload), {
        accept: firstHeader(request, 'accept'),
        binaryMediaTypes,
      }),
    noRoute: () =>
      doorAnswer(
        403,
        '{"message":"Missing Authentication Token"}',
        `no route fits; there are ${routes.map((route) => routeKey({ ...route, path: `/${stage}${route.path}` })).join(', ')}`,
      ),
    failed: restApiFailure,
    throttled: (reason) => doorAnswer(500, '{"message": "Internal server error"}', reason),
    timedOut: () =>
      doorAnswer(504, '{"message": "Endpoint request timed out"}', 'a REST API waits 29 s for its function'),
    tooLarge: () => doorAnswer(413, '{"message":"Request Too Long"}'),
  };
}
