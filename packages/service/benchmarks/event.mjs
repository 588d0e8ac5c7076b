const customers = Array.from({ length: 18 }, (_, index) => ({
  email: `customer.number.${index}@example.com`,
  age: 20 + index,
  org_no: `55612${index}-1234`,
}));

/** An HTTP API event with 26 headers and a JSON body of 1.4 KB, parsed from JSON as the runtime does. */
export const httpEvent = (body) => JSON.parse(JSON.stringify(eventOf(body)));

const eventOf = (body) => ({
  version: '2.0',
  routeKey: 'POST /offers',
  rawPath: '/offers',
  rawQueryString: '',
  headers: Object.fromEntries([
    ['accept', 'application/json'],
    ['accept-encoding', 'gzip, deflate, br'],
    ['accept-language', 'sv-SE,sv;q=0.9,en;q=0.8'],
    ['authorization', 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IOwJ3SSdc1c'],
    ['cache-control', 'no-cache'],
    ['content-length', '1400'],
    ['content-type', 'application/json'],
    ['host', 'a1b2c3.execute-api.eu-north-1.amazonaws.com'],
    ['origin', 'https://www.example.com'],
    ['referer', 'https://www.example.com/offers'],
    ['sec-fetch-dest', 'empty'],
    ['sec-fetch-mode', 'cors'],
    ['sec-fetch-site', 'same-site'],
    ['traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'],
    [
      'user-agent',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131 Safari/537.36',
    ],
    ['x-amzn-trace-id', 'Root=1-68a0f1b2-1234567890abcdef12345678'],
    ['x-forwarded-for', '198.51.100.7'],
    ['x-forwarded-port', '443'],
    ['x-forwarded-proto', 'https'],
    ...Array.from({ length: 7 }, (_, index) => [`x-custom-header-${index}`, `value ${index}`]),
  ]),
  requestContext: {
    accountId: '123456789012',
    apiId: 'a1b2c3',
    domainName: 'a1b2c3.execute-api.eu-north-1.amazonaws.com',
    domainPrefix: 'a1b2c3',
    http: { method: 'POST', path: '/offers', protocol: 'HTTP/1.1', sourceIp: '198.51.100.7', userAgent: 'x' },
    requestId: 'ATf54321=',
    routeKey: 'POST /offers',
    stage: '$default',
    time: '24/Nov/2026:19:19:04 +0000',
    timeEpoch: 1_795_548_000_000,
  },
  body,
  isBase64Encoded: false,
});

/** A body that fits, and one that does not. */
export const BODIES = {
  valid: JSON.stringify({ pypwext_id: 'p-1', customers }),
  invalid: JSON.stringify({ pypwext_id: 17, customers }),
};

/** What the Lambda runtime hands over beside the event. */
export const context = {
  functionName: 'offers',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-north-1:123456789012:function:offers',
  memoryLimitInMB: '128',
  awsRequestId: '0b5f7c3a-9d1e-4f60-8a2b-1c3d4e5f6071',
  logGroupName: '/aws/lambda/offers',
  logStreamName: '2026/11/24/[$LATEST]0123456789abcdef',
  getRemainingTimeInMillis: () => 10_000,
};
