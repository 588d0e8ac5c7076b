import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { domainName, domainPrefix, extendedRequestId, requestTime, traceRoot } from './gateway-identity.ts';
import { type GatewayContext, type GatewayRequest, splitTarget } from './gateway-request.ts';
import { firstHeader, forwardedHeaders, type HeaderField, joinedHeaders } from './header-fields.ts';
import { isTextType } from './media-type.ts';
import { decodeForm, decodePercent, queryPairs } from './percent-decoding.ts';
import { routeKey } from './route.ts';

/**
 * Builds the event an HTTP API sends to a function, payload format 2.0.
 *
 * `rawPath` and the path parameters are decoded, a named stage is a part of `rawPath`, cookies leave the headers,
 * and bodies that are not plain text or JSON come in base64.
 *
 * Source: API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs".
 *
 * @example
 * const event = buildHttpApiEvent({ method: 'GET', target: '/offers?x=1', headers: [], body: new Uint8Array() });
 */
export function buildHttpApiEvent(
  request: GatewayRequest,
  context: GatewayContext = {},
): APIGatewayProxyEventV2 {
  const { path, query } = splitTarget(request.target);
  const stage = context.stage ?? '$default';
  const decoded = decodePercent(path);
  const rawPath = stage === '$default' ? decoded : `/${stage}${decoded}`;
  const timeEpoch = context.timeEpochMs ?? Date.now();
  const fields = forwardedHeaders(request, context.traceId ?? traceRoot(timeEpoch));
  const apiId = context.apiId ?? 'local';
  const key = routeKey(context.route ?? { method: 'ANY', path: '$default' });
  return {
    version: '2.0',
    routeKey: key,
    rawPath,
    rawQueryString: query,
    ...cookiesOf(fields),
    headers: joinedHeaders(fields.filter(({ name }) => name.toLowerCase() !== 'cookie')),
    ...joinedQuery(query),
    requestContext: {
      accountId: context.accountId ?? '123456789012',
      apiId,
      domainName: domainName(request),
      domainPrefix: domainPrefix(request, apiId),
      http: httpDescription(request, rawPath),
      requestId: extendedRequestId(),
      routeKey: key,
      stage,
      time: requestTime(timeEpoch),
      timeEpoch,
    },
    ...decodedParameters(context.pathParameters),
    ...encodedBody(request),
  };
}

/** `requestContext.http`, the same for HTTP APIs and function URLs. */
export function httpDescription(
  request: GatewayRequest,
  path: string,
): APIGatewayProxyEventV2['requestContext']['http'] {
  return {
    method: request.method,
    path,
    protocol: request.protocol ?? 'HTTP/1.1',
    sourceIp: request.sourceIp ?? '127.0.0.1',
    userAgent: firstHeader(request, 'user-agent') ?? '',
  };
}

/** The cookies one by one; the member is absent when there is none. */
export function cookiesOf(fields: ReadonlyArray<HeaderField>): { cookies?: string[] } {
  const cookies = fields
    .filter(({ name }) => name.toLowerCase() === 'cookie')
    .flatMap(({ values }) => values.flatMap((value) => value.split(';')))
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie !== '');
  return cookies.length === 0 ? {} : { cookies };
}

/** Decoded, several values of a name joined with a comma; the member is absent when there is no query. */
export function joinedQuery(query: string): { queryStringParameters?: Record<string, string> } {
  const values = new Map<string, string>();
  for (const [name, value] of queryPairs(query)) {
    const decodedName = decodeForm(name);
    const earlier = values.get(decodedName);
    values.set(decodedName, earlier === undefined ? decodeForm(value) : `${earlier},${decodeForm(value)}`);
  }
  return values.size === 0 ? {} : { queryStringParameters: Object.fromEntries(values) };
}

/** The body as text or in base64; both members, of which only the flag is there when there is no body. */
export function encodedBody(request: GatewayRequest): { body?: string; isBase64Encoded: boolean } {
  if (request.body.byteLength === 0) return { isBase64Encoded: false };
  const body = Buffer.from(request.body);
  return isTextType(firstHeader(request, 'content-type'))
    ? { body: body.toString('utf8'), isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

function decodedParameters(encoded: GatewayContext['pathParameters']): {
  pathParameters?: Record<string, string>;
} {
  const entries = Object.entries(encoded ?? {});
  if (entries.length === 0) return {};
  return { pathParameters: Object.fromEntries(entries.map(([name, value]) => [name, decodePercent(value)])) };
}
