import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { domainName, domainPrefix, extendedRequestId, requestTime, traceRoot } from './gateway-identity.ts';
import { type GatewayContext, type GatewayRequest, splitTarget } from './gateway-request.ts';
import { firstHeader, forwardedHeaders, type HeaderField } from './header-fields.ts';
import { matchesMediaType } from './media-type.ts';
import { decodeForm, queryPairs } from './percent-decoding.ts';

/**
 * Builds the event a REST API sends to a function (Lambda proxy integration, payload format 1.0).
 *
 * Path and path parameters stay encoded and lack the stage, header names keep the client's case, and what is
 * absent is `null`. The body is text unless its type is among the API's binary media types.
 *
 * Source: API Gateway developer guide, "Lambda proxy integrations in API Gateway".
 */
export function buildRestApiEvent(
  request: GatewayRequest,
  context: GatewayContext = {},
): APIGatewayProxyEvent {
  const { path, query } = splitTarget(request.target);
  const timeEpoch = context.timeEpochMs ?? Date.now();
  const fields = restHeaders(request, context.traceId ?? traceRoot(timeEpoch));
  const resource = context.route?.path ?? path;
  return {
    resource,
    path,
    httpMethod: request.method,
    headers: Object.fromEntries(fields.map(({ name, values }) => [name, values.at(-1)])),
    multiValueHeaders: Object.fromEntries(fields.map(({ name, values }) => [name, [...values]])),
    ...restQuery(query),
    pathParameters: parametersOrNull(context.pathParameters),
    stageVariables: null,
    requestContext: requestContext(request, context, { path, resource, timeEpoch }),
    ...restBody(request, context.binaryMediaTypes ?? []),
  };
}

function requestContext(
  request: GatewayRequest,
  context: GatewayContext,
  { path, resource, timeEpoch }: { path: string; resource: string; timeEpoch: number },
): APIGatewayProxyEvent['requestContext'] & { deploymentId: string } {
  const stage = context.stage ?? 'Prod';
  const apiId = context.apiId ?? 'local';
  return {
    resourceId: 'local',
    resourcePath: resource,
    httpMethod: request.method,
    extendedRequestId: extendedRequestId(),
    requestTime: requestTime(timeEpoch),
    path: `/${stage}${path}`,
    accountId: context.accountId ?? '123456789012',
    protocol: request.protocol ?? 'HTTP/1.1',
    stage,
    domainPrefix: domainPrefix(request, apiId),
    requestTimeEpoch: timeEpoch,
    requestId: randomUUID(),
    identity: identity(request),
    domainName: domainName(request),
    deploymentId: 'local',
    apiId,
    authorizer: undefined,
  };
}

/** Twelve members, null where an unauthenticated request has nothing to say. */
function identity(request: GatewayRequest): APIGatewayProxyEvent['requestContext']['identity'] {
  const unknown = {
    cognitoIdentityPoolId: null,
    accountId: null,
    cognitoIdentityId: null,
    caller: null,
    principalOrgId: null,
    accessKey: null,
    cognitoAuthenticationType: null,
    cognitoAuthenticationProvider: null,
    userArn: null,
    user: null,
  };
  return {
    ...unknown,
    sourceIp: request.sourceIp ?? '127.0.0.1',
    userAgent: firstHeader(request, 'user-agent') ?? null,
  } as APIGatewayProxyEvent['requestContext']['identity'];
}

/** Some names get a fixed spelling whatever the client wrote, and the body's length is left out. */
function restHeaders(request: GatewayRequest, traceId: string): ReadonlyArray<HeaderField> {
  const spellings: Readonly<Record<string, string>> = {
    host: 'Host',
    'user-agent': 'User-Agent',
    authorization: 'Authorization',
  };
  return forwardedHeaders(request, traceId)
    .filter(({ name }) => name.toLowerCase() !== 'content-length')
    .map(({ name, values }) => ({ name: spellings[name.toLowerCase()] ?? name, values }));
}

function restQuery(
  query: string,
): Pick<APIGatewayProxyEvent, 'queryStringParameters' | 'multiValueQueryStringParameters'> {
  const values = new Map<string, string[]>();
  for (const [name, value] of queryPairs(query)) {
    const decodedName = decodeForm(name);
    values.set(decodedName, [...(values.get(decodedName) ?? []), decodeForm(value)]);
  }
  if (values.size === 0) return { queryStringParameters: null, multiValueQueryStringParameters: null };
  return {
    queryStringParameters: Object.fromEntries([...values].map(([name, all]) => [name, all.at(-1)])),
    multiValueQueryStringParameters: Object.fromEntries(values),
  };
}

function parametersOrNull(encoded: GatewayContext['pathParameters']): APIGatewayProxyEvent['pathParameters'] {
  return encoded === undefined || Object.keys(encoded).length === 0 ? null : { ...encoded };
}

function restBody(
  request: GatewayRequest,
  binaryMediaTypes: ReadonlyArray<string>,
): Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'> {
  if (request.body.byteLength === 0) return { body: null, isBase64Encoded: false };
  const binary = matchesMediaType(firstHeader(request, 'content-type'), binaryMediaTypes);
  return {
    body: Buffer.from(request.body).toString(binary ? 'base64' : 'utf8'),
    isBase64Encoded: binary,
  };
}
