/** What a request of a test is made of. */
export interface RequestParts {
  readonly body?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  readonly isBase64Encoded?: boolean;
}

/** Makes the event of a request. */
export type EventBuilder = (parts?: RequestParts) => Record<string, unknown>;

const JSON_HEADERS = { 'content-type': 'application/json' };

/** An event of a REST API with all its keys; header names as a client may spell them. */
export const restEvent: EventBuilder = ({
  body = null,
  headers = {},
  isBase64Encoded = false,
}: RequestParts = {}) => {
  const all: Record<string, string> = {
    Accept: '*/*',
    'Content-Type': 'application/json',
    Host: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
    'User-Agent': 'curl/8.5.0',
    'X-Amzn-Trace-Id': 'Root=1-68a0f1b2-1234567890abcdef12345678',
    'X-Forwarded-For': '198.51.100.7',
    'X-Forwarded-Port': '443',
    'X-Forwarded-Proto': 'https',
  };
  for (const [name, value] of Object.entries(headers)) {
    const spelt = Object.keys(all).find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
    all[spelt] = value;
  }
  return {
    resource: '/orders/{id}',
    path: '/orders/A-17',
    httpMethod: 'POST',
    headers: all,
    multiValueHeaders: Object.fromEntries(Object.entries(all).map(([name, value]) => [name, [value]])),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { id: 'A-17' },
    stageVariables: null,
    requestContext: {
      resourceId: 'r1',
      resourcePath: '/orders/{id}',
      httpMethod: 'POST',
      extendedRequestId: 'ATf12345=',
      requestTime: '24/Nov/2026:19:19:04 +0000',
      path: '/prod/orders/A-17',
      accountId: '123456789012',
      protocol: 'HTTP/1.1',
      stage: 'prod',
      domainPrefix: 'a1b2c3',
      requestTimeEpoch: 1_795_548_000_000,
      requestId: '6f1d0c0e-1111-4222-8333-444455556666',
      identity: { sourceIp: '198.51.100.7', userAgent: 'curl/8.5.0', user: null, caller: null },
      domainName: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
      deploymentId: 'd1',
      apiId: 'a1b2c3',
    },
    body,
    isBase64Encoded,
  };
};

const payloadTwo = (
  { body, headers = {}, isBase64Encoded = false }: RequestParts,
  domainName: string,
  routeKey: string,
) => ({
  version: '2.0',
  routeKey,
  rawPath: '/orders/A-17',
  rawQueryString: '',
  headers: {
    accept: '*/*',
    ...JSON_HEADERS,
    host: domainName,
    'user-agent': 'curl/8.5.0',
    'x-amzn-trace-id': 'Root=1-68a0f1b2-1234567890abcdef12345678',
    'x-forwarded-for': '198.51.100.7',
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
    ...headers,
  },
  requestContext: {
    accountId: '123456789012',
    apiId: 'a1b2c3',
    domainName,
    domainPrefix: 'a1b2c3',
    http: {
      method: 'POST',
      path: '/orders/A-17',
      protocol: 'HTTP/1.1',
      sourceIp: '198.51.100.7',
      userAgent: 'curl/8.5.0',
    },
    requestId: 'ATf54321=',
    routeKey,
    stage: '$default',
    time: '24/Nov/2026:19:19:04 +0000',
    timeEpoch: 1_795_548_000_000,
  },
  ...(body === undefined || body === null ? {} : { body }),
  isBase64Encoded,
});

/** An event of an HTTP API with payload format 2.0. */
export const httpEvent: EventBuilder = (parts = {}) =>
  payloadTwo(parts, 'a1b2c3.execute-api.eu-north-1.amazonaws.com', 'POST /orders/{id}');

/** An event of a function URL. */
export const functionUrlEvent: EventBuilder = (parts = {}) =>
  payloadTwo(parts, 'a1b2c3.lambda-url.eu-north-1.on.aws', '$default');

const albBase = ({ body, isBase64Encoded = false }: RequestParts) => ({
  requestContext: {
    elb: {
      targetGroupArn:
        'arn:aws:elasticloadbalancing:eu-north-1:123456789012:targetgroup/orders/0123456789abcdef',
    },
  },
  httpMethod: 'POST',
  path: '/orders/A-17',
  body: body ?? '',
  isBase64Encoded,
});

const albHeaders = ({ headers = {} }: RequestParts): Record<string, string> => ({
  accept: '*/*',
  ...JSON_HEADERS,
  host: 'orders.example.com',
  'x-amzn-trace-id': 'Root=1-68a0f1b2-1234567890abcdef12345678',
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
  ...headers,
});

/** An event of a load balancer whose target group is in single-value mode. */
export const albEvent: EventBuilder = (parts = {}) => ({
  ...albBase(parts),
  queryStringParameters: {},
  headers: albHeaders(parts),
});

/** An event of a load balancer whose target group is in multi-value mode. */
export const albMultiValueEvent: EventBuilder = (parts = {}) => ({
  ...albBase(parts),
  multiValueQueryStringParameters: {},
  multiValueHeaders: Object.fromEntries(
    Object.entries(albHeaders(parts)).map(([name, value]) => [name, [value]]),
  ),
});

/** Every door with the keys that it takes in a response. */
export const DOORS: readonly { door: string; event: EventBuilder; keys: readonly string[] }[] = [
  {
    door: 'API_GATEWAY_REST',
    event: restEvent,
    keys: ['statusCode', 'headers', 'multiValueHeaders', 'body', 'isBase64Encoded'],
  },
  {
    door: 'API_GATEWAY_HTTP',
    event: httpEvent,
    keys: ['statusCode', 'headers', 'body', 'cookies', 'isBase64Encoded'],
  },
  {
    door: 'FUNCTION_URL',
    event: functionUrlEvent,
    keys: ['statusCode', 'headers', 'body', 'cookies', 'isBase64Encoded'],
  },
  {
    door: 'ALB',
    event: albEvent,
    keys: ['statusCode', 'statusDescription', 'headers', 'body', 'isBase64Encoded'],
  },
  {
    door: 'ALB (multi-value)',
    event: albMultiValueEvent,
    keys: ['statusCode', 'statusDescription', 'multiValueHeaders', 'body', 'isBase64Encoded'],
  },
];
