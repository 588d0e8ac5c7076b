import { describe, expect, it } from 'vitest';
import { buildFunctionUrlEvent } from '../src/gateway/function-url-event.ts';
import type { GatewayRequest } from '../src/gateway/gateway-request.ts';
import { buildHttpApiEvent } from '../src/gateway/http-api-event.ts';
import { buildLoadBalancerEvent } from '../src/gateway/load-balancer-event.ts';
import { buildRestApiEvent } from '../src/gateway/rest-api-event.ts';

const timeEpochMs = Date.parse('2026-07-10T19:19:04.123Z');
const request: GatewayRequest = {
  method: 'POST',
  target: '/a%20b/c?q=1%2C5&q=2&plus=a+b&empty=&flag',
  headers: [
    ['host', 'api.example.com:8443'],
    ['user-agent', 'test/1.0'],
    ['X-Custom', 'one'],
    ['x-CUSTOM', 'two'],
    ['Cookie', 'a=1; b=2'],
    ['Content-Type', 'application/json'],
    ['Content-Length', '7'],
    ['Connection', 'keep-alive'],
    ['Transfer-Encoding', 'chunked'],
    ['X-Forwarded-For', '203.0.113.7'],
  ],
  body: Buffer.from('{"a":1}'),
  sourceIp: '198.51.100.9',
  port: 3000,
  scheme: 'http',
};
const bare: GatewayRequest = { method: 'GET', target: '/', headers: [], body: new Uint8Array() };
const withBody = (contentType: string | undefined, body: Uint8Array): GatewayRequest => ({
  ...bare,
  headers: contentType === undefined ? [] : [['content-type', contentType]],
  body,
});

describe('an event of an HTTP API', () => {
  const event = buildHttpApiEvent(request, {
    route: { method: 'POST', path: '/{id}/c' },
    pathParameters: { id: 'a%20b' },
    timeEpochMs,
  });

  it('has decoded path, parameters and query, and the raw query', () => {
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'POST /{id}/c',
      rawPath: '/a b/c',
      rawQueryString: 'q=1%2C5&q=2&plus=a+b&empty=&flag',
      queryStringParameters: { q: '1,5,2', plus: 'a b', empty: '', flag: '' },
      pathParameters: { id: 'a b' },
    });
  });

  it('has lower-case headers, joined without a space, without those of the connection', () => {
    expect(event.headers).toMatchObject({
      'x-custom': 'one,two',
      'content-length': '7',
      'x-forwarded-for': '203.0.113.7, 198.51.100.9',
      'x-forwarded-port': '3000',
      'x-forwarded-proto': 'http',
    });
    expect(event.headers['x-amzn-trace-id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    expect(Object.keys(event.headers)).not.toEqual(expect.arrayContaining(['connection']));
    expect(Object.keys(event.headers)).not.toEqual(expect.arrayContaining(['transfer-encoding']));
  });

  it('has the cookies in a member of their own, and not in the headers', () => {
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.headers).not.toHaveProperty('cookie');
  });

  it('describes the request', () => {
    expect(event.requestContext).toMatchObject({
      accountId: '123456789012',
      domainName: 'api.example.com',
      domainPrefix: 'api',
      http: {
        method: 'POST',
        path: '/a b/c',
        protocol: 'HTTP/1.1',
        sourceIp: '198.51.100.9',
        userAgent: 'test/1.0',
      },
      routeKey: 'POST /{id}/c',
      stage: '$default',
      time: '10/Jul/2026:19:19:04 +0000',
      timeEpoch: timeEpochMs,
    });
  });

  it('has a named stage in its path', () => {
    expect(buildHttpApiEvent(request, { stage: 'dev' }).rawPath).toBe('/dev/a b/c');
  });

  it('lacks the members there is nothing to say in', () => {
    const event = buildHttpApiEvent(bare);
    for (const member of ['cookies', 'queryStringParameters', 'pathParameters', 'body', 'stageVariables']) {
      expect(event).not.toHaveProperty(member);
    }
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
  });

  it.each([
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/javascript', false],
    ['application/x-www-form-urlencoded', true],
    ['application/vnd.api+json', true],
    ['multipart/form-data; boundary=x', true],
    ['image/png', true],
    [undefined, true],
  ])('has a body of type %s in base64: %s', (contentType, base64) => {
    const body = Buffer.from('grüße');
    expect(buildHttpApiEvent(withBody(contentType, body))).toMatchObject({
      body: body.toString(base64 ? 'base64' : 'utf8'),
      isBase64Encoded: base64,
    });
  });

  it('passes on a path and a query that are not validly encoded', () => {
    expect(buildHttpApiEvent({ ...bare, target: '/%zz?a=%E0%A4%A&%zz=1' })).toMatchObject({
      rawPath: '/%zz',
      queryStringParameters: { a: '%E0%A4%A', '%zz': '1' },
    });
  });

  it('takes a name such as __proto__ for what it is', () => {
    const event = buildHttpApiEvent({
      ...bare,
      target: '/?__proto__=x',
      headers: [['__proto__', 'y']],
    });
    expect(JSON.stringify(event)).toContain('"queryStringParameters":{"__proto__":"x"}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('an event of a function URL', () => {
  const event = buildFunctionUrlEvent(request);

  it('has the path encoded, and decoded in the description', () => {
    expect(event.rawPath).toBe('/a%20b/c');
    expect(event.requestContext.http.path).toBe('/a b/c');
  });

  it('has the cookies in both places', () => {
    expect(event.cookies).toEqual(['a=1', 'b=2']);
    expect(event.headers.cookie).toBe('a=1; b=2');
  });

  it('comes from an anonymous caller on the default route', () => {
    expect(event).toMatchObject({
      routeKey: '$default',
      requestContext: { accountId: 'anonymous', stage: '$default' },
    });
    expect(event.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('an event of a REST API', () => {
  const event = buildRestApiEvent(request, {
    route: { method: 'POST', path: '/{id}/c' },
    pathParameters: { id: 'a%20b' },
    stage: 'v1',
    timeEpochMs,
  });

  it('has path and parameters encoded, the stage only in the description', () => {
    expect(event).toMatchObject({
      resource: '/{id}/c',
      path: '/a%20b/c',
      httpMethod: 'POST',
      pathParameters: { id: 'a%20b' },
      requestContext: { path: '/v1/a%20b/c', stage: 'v1', resourcePath: '/{id}/c' },
    });
    expect(event).not.toHaveProperty('version');
  });

  it('has the query decoded, the last value and all values', () => {
    expect(event.queryStringParameters).toEqual({ q: '2', plus: 'a b', empty: '', flag: '' });
    expect(event.multiValueQueryStringParameters).toEqual({
      q: ['1,5', '2'],
      plus: ['a b'],
      empty: [''],
      flag: [''],
    });
  });

  it("has the client's spelling of headers, with some fixed ones, and no content-length", () => {
    expect(event.headers).toMatchObject({
      Host: 'api.example.com:8443',
      'User-Agent': 'test/1.0',
      'X-Custom': 'two',
      Cookie: 'a=1; b=2',
      'X-Forwarded-For': '203.0.113.7, 198.51.100.9',
    });
    expect(event.multiValueHeaders['X-Custom']).toEqual(['one', 'two']);
    expect(event.headers).not.toHaveProperty('Content-Length');
    expect(event.headers).not.toHaveProperty('x-CUSTOM');
  });

  it('knows twelve things about the caller, null where there is nothing to know', () => {
    expect(event.requestContext.identity).toEqual({
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: '198.51.100.9',
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: 'test/1.0',
      user: null,
    });
    expect(event.requestContext).toMatchObject({
      requestTime: '10/Jul/2026:19:19:04 +0000',
      requestTimeEpoch: timeEpochMs,
    });
  });

  it('has null where there is nothing to say', () => {
    expect(buildRestApiEvent(bare)).toMatchObject({
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
    });
  });

  it.each([
    ['image/png', ['image/png'], true],
    ['image/png; q=1', ['image/png'], true],
    ['image/png', ['*/*'], true],
    ['image/png', ['image/*'], true],
    ['image/png', [], false],
    ['text/plain', ['image/png'], false],
  ])(
    'has a body of type %s in base64 when the binary media types are %j: %s',
    (type, binaryMediaTypes, base64) => {
      expect(buildRestApiEvent(withBody(type, Buffer.from('x')), { binaryMediaTypes })).toMatchObject({
        body: base64 ? 'eA==' : 'x',
        isBase64Encoded: base64,
      });
    },
  );
});

describe('an event of a load balancer', () => {
  it('has path and query as they came, and single values, the last ones', () => {
    const event = buildLoadBalancerEvent(request);
    expect(event).toMatchObject({
      httpMethod: 'POST',
      path: '/a%20b/c',
      queryStringParameters: { q: '2', plus: 'a+b', empty: '', flag: '' },
    });
    expect(event.headers).toMatchObject({ 'x-custom': 'two', cookie: 'a=1; b=2' });
    expect(event).not.toHaveProperty('multiValueHeaders');
    expect(event).not.toHaveProperty('multiValueQueryStringParameters');
  });

  it('has all values, and only those, when the target group says so', () => {
    const event = buildLoadBalancerEvent(request, { multiValueHeaders: true });
    expect(event.multiValueHeaders?.['x-custom']).toEqual(['one', 'two']);
    expect(event.multiValueQueryStringParameters?.q).toEqual(['1%2C5', '2']);
    expect(event).not.toHaveProperty('headers');
    expect(event).not.toHaveProperty('queryStringParameters');
  });

  it('has an empty body when there is none, and a compressed one in base64', () => {
    expect(buildLoadBalancerEvent(bare)).toMatchObject({ body: '', isBase64Encoded: false });
    const compressed: GatewayRequest = {
      ...bare,
      headers: [
        ['content-type', 'application/json'],
        ['content-encoding', 'gzip'],
      ],
      body: Buffer.from('x'),
    };
    expect(buildLoadBalancerEvent(compressed)).toMatchObject({ body: 'eA==', isBase64Encoded: true });
  });
});
