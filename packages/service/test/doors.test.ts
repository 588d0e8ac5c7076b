import { describe, expect, test } from 'vitest';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService, type ResponseOptions } from '../src/index.ts';
import { albEvent, albMultiValueEvent, DOORS, functionUrlEvent, httpEvent, restEvent } from './events.ts';
import { silentLogger } from './silent-logger.ts';

const answer = async (
  response: PyPwExtResponse,
  event: unknown,
  options: ResponseOptions = {},
  logger = silentLogger(),
): Promise<GatewayResponse> => {
  const service = new PyPwExtService({ logger });
  return (await service.response(options)((_event: unknown) => response)(event)) as GatewayResponse;
};

const full = () =>
  new PyPwExtResponse({
    statusCode: 201,
    headers: {
      Location: '/orders/A-17',
      'X-Count': 2,
      'X-Flag': true,
      'X-None': undefined,
      Vary: ['a', 'b'],
    },
    cookies: ['a=1; Secure', 'b=2'],
    id: 'A-17',
  });

describe('the exact response of each door', () => {
  test('API_GATEWAY_REST', async () => {
    expect(await answer(full(), restEvent())).toEqual({
      statusCode: 201,
      headers: {
        Location: '/orders/A-17',
        'X-Count': '2',
        'X-Flag': 'true',
        'Content-Type': 'application/json',
      },
      multiValueHeaders: { Vary: ['a', 'b'], 'Set-Cookie': ['a=1; Secure', 'b=2'] },
      body: '{"id":"A-17"}',
    });
  });

  test.each([
    ['API_GATEWAY_HTTP', httpEvent],
    ['FUNCTION_URL', functionUrlEvent],
  ])('%s', async (_, event) => {
    expect(await answer(full(), event())).toEqual({
      statusCode: 201,
      headers: {
        Location: '/orders/A-17',
        'X-Count': '2',
        'X-Flag': 'true',
        Vary: 'a, b',
        'Content-Type': 'application/json',
      },
      cookies: ['a=1; Secure', 'b=2'],
      body: '{"id":"A-17"}',
    });
  });

  test('ALB in multi-value mode', async () => {
    expect(await answer(full(), albMultiValueEvent())).toEqual({
      statusCode: 201,
      statusDescription: '201 Created',
      multiValueHeaders: {
        Location: ['/orders/A-17'],
        'X-Count': ['2'],
        'X-Flag': ['true'],
        Vary: ['a', 'b'],
        'Content-Type': ['application/json'],
        'Set-Cookie': ['a=1; Secure', 'b=2'],
      },
      body: '{"id":"A-17"}',
    });
  });

  test('ALB in single-value mode', async () => {
    const response = new PyPwExtResponse({ headers: { Vary: ['a', 'b'] }, cookies: ['a=1'], id: 1 });
    expect(await answer(response, albEvent())).toEqual({
      statusCode: 200,
      statusDescription: '200 OK',
      headers: { Vary: 'a, b', 'Content-Type': 'application/json', 'Set-Cookie': 'a=1' },
      body: '{"id":1}',
    });
  });

  test('ALB in single-value mode has no form for several cookies: 500, and the log tells the remedy', async () => {
    const logger = silentLogger();
    expect(await answer(full(), albEvent(), {}, logger)).toMatchObject({ statusCode: 500 });
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
      message: expect.stringContaining('lambda.multi_value_headers.enabled'),
    });
  });

  test.each([
    ['nothing', undefined],
    ['an object of business data', { id: 1 }],
    ['a text', 'hello'],
    ['a WebSocket event', { requestContext: { connectionId: 'c', routeKey: 'send' } }],
  ])('called directly with %s, the REST shape', async (_, event) => {
    expect(await answer(full(), event)).toMatchObject({
      headers: { Location: '/orders/A-17' },
      multiValueHeaders: { 'Set-Cookie': ['a=1; Secure', 'b=2'] },
    });
  });

  test.each(['API_GATEWAY_REST', 'API_GATEWAY_HTTP', 'FUNCTION_URL', 'ALB'] as const)(
    'type: %s is used whatever the event is',
    async (type) => {
      const response = await answer(new PyPwExtResponse({ cookies: ['a=1'] }), {}, { type });
      expect('cookies' in response).toBe(type === 'API_GATEWAY_HTTP' || type === 'FUNCTION_URL');
      expect('statusDescription' in response).toBe(type === 'ALB');
    },
  );
});

describe.each(DOORS)('$door', ({ event, keys }) => {
  const responses: [string, PyPwExtResponse][] = [
    ['a full one', new PyPwExtResponse({ headers: { a: ['1', '2'], b: '3' }, cookies: ['c=4'], d: 5 })],
    ['an empty one', new PyPwExtResponse()],
    ['bytes', new PyPwExtResponse({ body: new Uint8Array([0, 255]), contentType: 'image/png' })],
    ['a text', new PyPwExtResponse({ body: 'hello', contentType: 'text/plain' })],
    ['null', new PyPwExtResponse({ body: null })],
  ];

  test.each(responses)('has no foreign keys, and texts only, in %s', async (_, response) => {
    const answered = await answer(response, event());
    expect(Object.keys(answered).filter((key) => !(keys as readonly string[]).includes(key))).toEqual([]);
    const values = [answered.headers, answered.multiValueHeaders, answered.cookies]
      .flatMap((each) => Object.values(each ?? {}))
      .flat();
    expect(values.every((value) => typeof value === 'string')).toBe(true);
    expect(JSON.parse(JSON.stringify(answered))).toEqual(answered);
  });

  test('a response without body and extra has no body, and no content type', async () => {
    const answered = await answer(new PyPwExtResponse({ statusCode: 202 }), event());
    expect(answered).not.toHaveProperty('body');
    expect(JSON.stringify(answered)).not.toMatch(/content-type/i);
  });

  test.each([204, 205, 304])('no body on %i', async (statusCode) => {
    const answered = await answer(new PyPwExtResponse({ statusCode, body: { a: 1 } }), event());
    expect(answered.statusCode).toBe(statusCode);
    expect(answered).not.toHaveProperty('body');
    expect(JSON.stringify(answered)).not.toMatch(/content-type/i);
  });

  test.each([
    ['Uint8Array', new Uint8Array([0, 255])],
    ['a view into a larger buffer', new Uint8Array(new Uint8Array([9, 0, 255, 9]).buffer, 1, 2)],
    ['Buffer', Buffer.from([0, 255])],
    ['ArrayBuffer', new Uint8Array([0, 255]).buffer],
  ])('bytes as base64: %s', async (_, body) => {
    expect(await answer(new PyPwExtResponse({ body, contentType: 'image/png' }), event())).toMatchObject({
      body: 'AP8=',
      isBase64Encoded: true,
    });
  });

  test('a string is sent as it is', async () => {
    const response = new PyPwExtResponse({ body: '<p>', contentType: 'text/html; charset=utf-8' });
    const answered = await answer(response, event());
    expect(answered.body).toBe('<p>');
    expect(JSON.stringify(answered)).toContain('text/html; charset=utf-8');
  });

  test.each([
    ['a line break in a value', { headers: { Location: '/a\r\nSet-Cookie: b=1' } }],
    ['a line break in one of several values', { headers: { Vary: ['a', 'b\nc'] } }],
    ['a NUL in a value', { headers: { Location: '/a\0' } }],
    ['a line break in a name', { headers: { 'X-A\r\nX-B': '1' } }],
    ['an empty name', { headers: { '': '1' } }],
    ['a line break in a cookie', { cookies: ['a=1\r\nX: y'] }],
    ['a line break in the content type', { contentType: 'text/html\r\nX: y', body: '' }],
  ])('%s is refused: 500, and the log says why', async (_, options) => {
    const logger = silentLogger();
    const answered = await answer(new PyPwExtResponse(options), event(), {}, logger);
    expect(answered).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
      message: expect.stringMatching(/line break|no header name/),
    });
  });

  test('a header __proto__ is refused, not lost', async () => {
    const logger = silentLogger();
    for (const value of ['"1"', '["1","2"]']) {
      const headers = JSON.parse(`{"__proto__":${value}}`) as Record<string, string>;
      expect(await answer(new PyPwExtResponse({ headers }), event(), {}, logger)).toMatchObject({
        statusCode: 500,
      });
      expect(logger.error.mock.lastCall?.[1]).toMatchObject({
        message: expect.stringContaining('"__proto__" is no header name'),
      });
    }
  });

  test.each([99, 100, 600, 200.5, Number.NaN, '200'])('the status %s is refused: 500', async (statusCode) => {
    const logger = silentLogger();
    const response = new PyPwExtResponse({ statusCode: statusCode as number });
    expect(await answer(response, event(), {}, logger)).toMatchObject({ statusCode: 500 });
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({ message: expect.stringContaining('200 to 599') });
  });

  test('a body that cannot be encoded: 500, and the log names the place', async () => {
    const cycle: { items: unknown[] } = { items: [] };
    cycle.items.push(cycle);
    const logger = silentLogger();
    const answered = await answer(new PyPwExtResponse({ body: cycle }), event(), {}, logger);
    expect(answered).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({ pointer: '/items/0' });
  });
});

describe('headers', () => {
  test('a content type among the headers wins, whatever its spelling', async () => {
    const response = new PyPwExtResponse({ headers: { 'content-type': 'text/csv' }, body: 'a,b' });
    expect((await answer(response, httpEvent())).headers).toEqual({ 'content-type': 'text/csv' });
  });

  test('a content type that is null is the default', async () => {
    const contentType = null as unknown as string;
    const response = await answer(new PyPwExtResponse({ contentType, a: 1 }), restEvent());
    expect(response.headers).toEqual({ 'Content-Type': 'application/json' });
  });

  test('the answer 205 has no Content-Length', async () => {
    const response = new PyPwExtResponse({ statusCode: 205, headers: { 'content-length': 7 }, a: 1 });
    expect(await answer(response, httpEvent())).toEqual({ statusCode: 205 });
  });

  test('names that differ in case alone are one header', async () => {
    const response = new PyPwExtResponse({ headers: { Vary: 'a', vary: 'b' } });
    expect((await answer(response, restEvent())).multiValueHeaders).toEqual({ Vary: ['a', 'b'] });
  });

  test('Set-Cookie among the headers joins the cookies', async () => {
    const response = new PyPwExtResponse({ headers: { 'set-cookie': ['a=1', 'b=2'] }, cookies: ['c=3'] });
    expect((await answer(response, httpEvent())).cookies).toEqual(['c=3', 'a=1', 'b=2']);
  });
});

describe('size', () => {
  // The whole response counts as JSON: `{"statusCode":200,...}` around the body, quotes escaped.
  const around = (event: unknown) =>
    answer(new PyPwExtResponse({ body: 'x', contentType: 'text/plain' }), event).then(
      (response) => JSON.stringify(response).length - 1,
    );

  test.each(DOORS)(
    '$door: the largest that fits is sent, one byte more is a 500 and a log line',
    async (row) => {
      const limit = row.door.startsWith('ALB') ? 1_048_576 : 6_291_556;
      const room = limit - (await around(row.event()));
      const ofLength = (length: number) =>
        new PyPwExtResponse({ body: 'x'.repeat(length), contentType: 'text/plain' });
      expect((await answer(ofLength(room), row.event())).statusCode).toBe(200);
      const logger = silentLogger();
      const refused = await answer(ofLength(room + 1), row.event(), {}, logger);
      expect(refused).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
      expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
        message: `The response has ${limit + 1} bytes; ${limit} bytes fit through this door`,
      });
    },
  );

  test('characters that JSON escapes count as what they become', async () => {
    const body = '\u0001'.repeat(1_100_000);
    const response = new PyPwExtResponse({ body, contentType: 'text/plain' });
    expect((await answer(response, httpEvent())).statusCode).toBe(500);
  });
});
