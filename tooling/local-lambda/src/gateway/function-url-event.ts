import { randomUUID } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { domainName, domainPrefix, requestTime, traceRoot } from './gateway-identity.ts';
import { type GatewayContext, type GatewayRequest, splitTarget } from './gateway-request.ts';
import { forwardedHeaders, joinedHeaders } from './header-fields.ts';
import { cookiesOf, encodedBody, httpDescription, joinedQuery } from './http-api-event.ts';
import { decodePercent } from './percent-decoding.ts';

/**
 * Builds the event a function URL without authorisation sends to its function. Like an HTTP API's, except that
 * `rawPath` stays encoded and the cookies stay in the headers as well.
 *
 * Source: Lambda developer guide, "Invoking Lambda function URLs".
 */
export function buildFunctionUrlEvent(
  request: GatewayRequest,
  context: Pick<GatewayContext, 'apiId' | 'timeEpochMs' | 'traceId'> = {},
): LambdaFunctionURLEvent {
  const { path, query } = splitTarget(request.target);
  const timeEpoch = context.timeEpochMs ?? Date.now();
  const fields = forwardedHeaders(request, context.traceId ?? traceRoot(timeEpoch));
  const apiId = context.apiId ?? 'local';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    ...cookiesOf(fields),
    headers: joinedHeaders(fields),
    ...joinedQuery(query),
    requestContext: {
      accountId: 'anonymous',
      apiId,
      domainName: domainName(request),
      domainPrefix: domainPrefix(request, apiId),
      http: httpDescription(request, decodePercent(path)),
      requestId: randomUUID(),
      routeKey: '$default',
      stage: '$default',
      time: requestTime(timeEpoch),
      timeEpoch,
    },
    ...encodedBody(request),
  };
}
