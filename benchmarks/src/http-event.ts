const customers = Array.from({ length: 18 }, (_, index) => ({
  email: `customer.number.${index}@example.com`,
  age: 20 + index,
  org_no: `55612${index}-1234`,
}));

/** An offer's body of 1.4 KB that fits its model, and one that does not: `pypwext_id` is no text. */
export const bodies = {
  valid: JSON.stringify({ pypwext_id: 'p-1', customers }),
  invalid: JSON.stringify({ pypwext_id: 17, customers }),
} as const;

const headers: Readonly<Record<string, string>> = {
  accept: 'application/json',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'sv-SE,sv;q=0.9,en;q=0.8',
  authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IOwJ3SSdc1c',
  'cache-control': 'no-cache',
  'content-length': '1400',
  'content-type': 'application/json',
  host: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
  origin: 'https://www.example.com',
  referer: 'https://www.example.com/offers',
  'sec-fetch-dest': 'empty',
  'sec-fetch-mode': 'cors',
  'sec-fetch-site': 'same-site',
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131 Safari/537.36',
  'x-amzn-trace-id': 'Root=1-68a0f1b2-1234567890abcdef12345678',
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-port': '443',
  'x-forwarded-proto': 'https',
};

const requestContext = {
  accountId: '123456789012',
  apiId: 'a1b2c3',
  domainName: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
  domainPrefix: 'a1b2c3',
  http: {
    method: 'POST',
    path: '/offers',
    protocol: 'HTTP/1.1',
    sourceIp: '198.51.100.7',
    userAgent:
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131 Safari/537.36',
  },
  requestId: 'ATf54321=',
  routeKey: 'POST /offers',
  stage: '$default',
  time: '24/Nov/2026:19:19:04 +0000',
  timeEpoch: 1_795_548_000_000,
} as const;

export interface HttpEvent {
  version: string;
  routeKey: string;
  rawPath: string;
  rawQueryString: string;
  headers: Record<string, string>;
  requestContext: typeof requestContext;
  body: string;
  isBase64Encoded: boolean;
}

/** An HTTP API event (payload format 2.0) with 19 headers, parsed from JSON as the runtime does. */
export function httpEvent(body: string): HttpEvent {
  const event = {
    version: '2.0',
    routeKey: 'POST /offers',
    rawPath: '/offers',
    rawQueryString: '',
    headers,
    requestContext,
    body,
    isBase64Encoded: false,
  };
  return JSON.parse(JSON.stringify(event)) as HttpEvent;
}

/** What the Lambda runtime hands over beside the event. */
export const lambdaContext = {
  functionName: 'offers',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:offers',
  memoryLimitInMB: '256',
  awsRequestId: '0b5f7c3a-9d1e-4f60-8a2b-1c3d4e5f6071',
  logGroupName: '/aws/lambda/offers',
  logStreamName: '2026/11/24/[$LATEST]0123456789abcdef',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: (): number => 10_000,
  done: (): void => undefined,
  fail: (): void => undefined,
  succeed: (): void => undefined,
};
