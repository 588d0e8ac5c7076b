import { describe, expect, it } from 'vitest';
import { translateFunctionUrlResponse } from '../src/gateway/function-url-response.ts';
import type { GatewayResponse } from '../src/gateway/gateway-response.ts';
import { translateHttpApiResponse } from '../src/gateway/http-api-response.ts';
import { translateLoadBalancerResponse } from '../src/gateway/load-balancer-response.ts';
import { translateRestApiResponse } from '../src/gateway/rest-api-response.ts';
import { translateStreamedResponse } from '../src/gateway/streamed-response.ts';

const shown = ({ statusCode, headers, body }: GatewayResponse) => ({
  statusCode,
  headers: headers.filter(([name]) => name !== 'Content-Type').map((line) => line.join(': ')),
  body: Buffer.from(body).toString('utf8'),
});
const type = ({ headers }: GatewayResponse) =>
  headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('a REST API', () => {
  const refused = { statusCode: 502, headers: [], body: '{"message": "Internal server error"}' };

  it.each<[string, unknown, Partial<ReturnType<typeof shown>>]>([
    ['takes a status alone', { statusCode: 200 }, { statusCode: 200, body: '' }],
    ['writes a boolean header', { statusCode: 200, headers: { x: true } }, { headers: ['x: true'] }],
    ['takes null headers', { statusCode: 200, headers: null }, { statusCode: 200 }],
    ['refuses an unknown member', { statusCode: 200, cookies: [] }, refused],
    ['refuses a status description', { statusCode: 200, statusDescription: '200 OK' }, refused],
    [
      'sends base64 as it is when the client does not accept the type',
      { statusCode: 200, body: 'iVBORw==', isBase64Encoded: true },
      { body: 'iVBORw==' },
    ],
    ['sends all values of a list', { multiValueHeaders: { x: ['1', '2'] } }, { headers: ['x: 1', 'x: 2'] }],
    [
      'sends the list first and the single value after it',
      { headers: { x: '3' }, multiValueHeaders: { x: ['1', '2'] } },
      { headers: ['x: 1', 'x: 2', 'x: 3'] },
    ],
    [
      "keeps the list's spelling of a name",
      { headers: { 'test-multi': '2' }, multiValueHeaders: { 'tesT-Multi': ['1'] } },
      { headers: ['tesT-Multi: 1', 'tesT-Multi: 2'] },
    ],
    ['refuses a list that is none', { multiValueHeaders: { x: '1' } }, refused],
    ['refuses a status that is no number', { statusCode: 'test' }, refused],
    ['takes a status in a string', { statusCode: '201' }, { statusCode: 201 }],
    ['refuses a string', 'hello', refused],
    ['takes headers alone', { headers: { x: '1' } }, { statusCode: 200, headers: ['x: 1'] }],
    ['refuses a number as a header', { headers: { x: 1 } }, refused],
    ['refuses an object as the body', { body: {} }, refused],
    ['refuses null', null, refused],
    ['refuses a list', [], refused],
    ['refuses a line break in a header', { headers: { x: '1\r\ny: 2' } }, refused],
    ['refuses a header name that is none', { headers: { 'x y': '1' } }, refused],
    ['refuses a status out of range', { statusCode: 99 }, refused],
  ])('%s', (_name, result, expected) => {
    expect(shown(translateRestApiResponse(result))).toMatchObject(expected);
  });

  it('decodes base64 when the first type the client accepts is a binary media type', () => {
    const result = { statusCode: 200, body: png.toString('base64'), isBase64Encoded: true };
    const body = (accept: string) =>
      Buffer.from(translateRestApiResponse(result, { accept, binaryMediaTypes: ['image/png'] }).body);
    expect(body('image/png, text/html')).toEqual(png);
    expect(body('text/html, image/png')).toEqual(Buffer.from(png.toString('base64')));
  });

  it('sends JSON unless told otherwise', () => {
    expect(type(translateRestApiResponse({ statusCode: 200 }))).toBe('application/json');
    expect(type(translateRestApiResponse({ headers: { 'content-TYPE': 'text/html' } }))).toBe('text/html');
  });

  it('tells why it refused, but not to the client', () => {
    const response = translateRestApiResponse({ statusCode: 200, cookies: [] });
    expect(response.refusal).toBe('a REST API knows no cookies: remove it from the result');
    expect(shown(response).body).not.toContain('cookies');
  });
});

describe('an HTTP API', () => {
  const refused = { statusCode: 500, headers: [], body: '{"message":"Internal Server Error"}' };

  it.each<[string, unknown, Partial<ReturnType<typeof shown>>]>([
    ['sends a result without status as JSON', { offer: 1 }, { statusCode: 200, body: '{"offer":1}' }],
    ['sends a string without status as it is', 'hello', { statusCode: 200, body: 'hello' }],
    ['sends a null result', null, { statusCode: 200, body: 'null' }],
    ['sends a list', [1, 2], { statusCode: 200, body: '[1,2]' }],
    [
      'sends each cookie, before the headers',
      { statusCode: 200, headers: { 'set-cookie': 'c=3' }, cookies: ['a=1', 'b=2'] },
      { headers: ['Set-Cookie: a=1', 'Set-Cookie: b=2', 'set-cookie: c=3'] },
    ],
    ['loses multi value headers', { statusCode: 200, multiValueHeaders: { x: ['1'] } }, { headers: [] }],
    ['ignores an unknown member', { statusCode: 201, whatever: 1 }, { statusCode: 201 }],
    ['decodes base64', { statusCode: 200, body: 'eA==', isBase64Encoded: true }, { body: 'x' }],
    ['refuses a status in a string', { statusCode: '201' }, refused],
    ['refuses an object as the body', { statusCode: 200, body: {} }, refused],
    ['refuses a number as a header', { statusCode: 200, headers: { x: 1 } }, refused],
    ['refuses cookies that are no list', { statusCode: 200, cookies: 'a=1' }, refused],
    ['refuses a line break in a cookie', { statusCode: 200, cookies: ['a=1\nb: 2'] }, refused],
    ['refuses headers that are a list', { statusCode: 200, headers: [] }, refused],
  ])('%s', (_name, result, expected) => {
    expect(shown(translateHttpApiResponse(result))).toMatchObject(expected);
  });

  it('sends text, or JSON when there is no status, unless told otherwise', () => {
    expect(type(translateHttpApiResponse({ statusCode: 200 }))).toBe('text/plain;charset=utf-8');
    expect(type(translateHttpApiResponse({}))).toBe('application/json');
  });
});

describe('a function URL', () => {
  it.each<[string, unknown, Partial<ReturnType<typeof shown>>]>([
    ['sends a result without status as JSON', { offer: 1 }, { statusCode: 200, body: '{"offer":1}' }],
    ['sends a string without quotes', 'hello', { body: 'hello' }],
    [
      'sends each cookie',
      { statusCode: 200, cookies: ['a=1', 'b=2'] },
      { headers: ['Set-Cookie: a=1', 'Set-Cookie: b=2'] },
    ],
    [
      'refuses a malformed result',
      { statusCode: 'x' },
      { statusCode: 502, headers: [], body: 'Internal Server Error' },
    ],
  ])('%s', (_name, result, expected) => {
    expect(shown(translateFunctionUrlResponse(result))).toMatchObject(expected);
  });

  it('sends JSON unless told otherwise', () => {
    expect(type(translateFunctionUrlResponse({ statusCode: 200 }))).toBe('application/json');
  });
});

describe('a function URL that streams', () => {
  const prelude = 'application/vnd.awslambda.http-integration-response';
  const stream = (head: string, body: string) => Buffer.from(`${head}${'\0'.repeat(8)}${body}`);

  it('takes status, headers and cookies from the prelude', () => {
    const payload = stream('{"statusCode":201,"headers":{"x":"1"},"cookies":["a=1"]}', 'body');
    expect(shown(translateStreamedResponse(payload, prelude))).toEqual({
      statusCode: 201,
      headers: ['Set-Cookie: a=1', 'x: 1'],
      body: 'body',
    });
  });

  it('sends a stream without prelude as it is', () => {
    const response = translateStreamedResponse(Buffer.from('body'), 'text/csv');
    expect(shown(response)).toEqual({ statusCode: 200, headers: [], body: 'body' });
    expect(type(response)).toBe('text/csv');
  });

  it.each([
    ['no separator', Buffer.from('{}')],
    ['no JSON', stream('{', '')],
    ['no object', stream('1', '')],
    ['a bad status', stream('{"statusCode":"x"}', '')],
  ])('refuses a prelude with %s', (_name, payload) => {
    expect(translateStreamedResponse(payload, prelude).statusCode).toBe(502);
  });
});

describe('a load balancer', () => {
  const single = (result: unknown) => translateLoadBalancerResponse(result);
  const multi = (result: unknown) => translateLoadBalancerResponse(result, { multiValueHeaders: true });

  it('takes the headers of its mode alone', () => {
    const result = { statusCode: 200, headers: { x: '1' }, multiValueHeaders: { x: ['2', '3'] } };
    expect(shown(single(result)).headers).toEqual(['x: 1']);
    expect(shown(multi(result)).headers).toEqual(['x: 2', 'x: 3']);
  });

  it.each([
    ['{"statusCode":200,"statusDescription":"200 Fine"}', 'Fine'],
    ['{"statusCode":404}', 'Not Found'],
    ['{"statusCode":200,"statusDescription":"200 O\\r\\nK"}', 'OK'],
  ])('takes the status message of %s', (result, message) => {
    expect(single(JSON.parse(result)).statusMessage).toBe(message);
  });

  it('adds no content type', () => {
    expect(single({ statusCode: 200 }).headers).toEqual([]);
  });

  it.each<[string, GatewayResponse]>([
    ['a result without status', single({})],
    ['a string', single('x')],
    ['a boolean header', single({ statusCode: 200, headers: { x: true } })],
    ['a list that is none', multi({ statusCode: 200, multiValueHeaders: { x: '1' } })],
    ['an object as the body', single({ statusCode: 200, body: {} })],
  ])('refuses %s', (_name, response) => {
    expect(response.statusCode).toBe(502);
    expect(response.refusal).toBeDefined();
  });
});
