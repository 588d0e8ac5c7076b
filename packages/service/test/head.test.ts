import { StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { DOORS, httpEvent } from './events.ts';
import { lambdaContext } from './lambda-context.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });

const withMethod = (event: Record<string, unknown>, method: string): unknown => {
  const context = event.requestContext as { http?: object };
  return context.http
    ? { ...event, requestContext: { ...context, http: { ...context.http, method } } }
    : { ...event, httpMethod: method };
};

/** All headers of an answer, whatever its door. */
const headersOf = ({ headers, multiValueHeaders }: GatewayResponse): Record<string, unknown> => ({
  ...headers,
  ...multiValueHeaders,
});

describe.each(DOORS)('$door: the answer to HEAD', ({ event }) => {
  const answer = async (method: string, fn: () => unknown): Promise<GatewayResponse> => {
    const handler = service.handler({ response: { justStatusCode: false } }, async () => fn());
    return (await handler(withMethod(event(), method), lambdaContext())) as GatewayResponse;
  };

  test.each([
    [
      'a JSON body',
      () => new PyPwExtResponse({ id: 'A-17', headers: { ETag: '"1"', 'Content-Length': 13 } }),
    ],
    ['bytes', () => new PyPwExtResponse({ body: new Uint8Array(3), contentType: 'image/png' })],
    [
      'an error',
      () => {
        throw new StdPyPwExtError('No such order', { code: 404 });
      },
    ],
    [
      'an unexpected error',
      () => {
        throw new Error('broken');
      },
    ],
  ])('has the status and the headers of GET, and no content: %s', async (_, fn) => {
    const get = await answer('GET', fn);
    const head = await answer('HEAD', fn);
    expect(get.body).toBeDefined();
    expect(head).not.toHaveProperty('body');
    expect(head).not.toHaveProperty('isBase64Encoded');
    expect(head.statusCode).toBe(get.statusCode);
    expect(headersOf(head)).toEqual(headersOf(get));
  });
});

describe('headers that describe a body', () => {
  const headers = {
    'content-length': 13,
    ETag: '"1"',
    'Content-Type': 'application/vnd.shop+json',
    'X-Kept': 1,
  };
  const respond = (response: PyPwExtResponse): Promise<unknown> =>
    service.response({ justStatusCode: false })(async (_event: unknown, _context: unknown) => response)(
      httpEvent(),
      lambdaContext(),
    );

  test('stay with the body that they were given for', async () => {
    expect(await respond(new PyPwExtResponse({ id: 'A-17', headers }))).toMatchObject({
      headers: { 'content-length': '13', ETag: '"1"', 'Content-Type': 'application/vnd.shop+json' },
    });
  });

  test('its length and its version go when errors join it, its type stays', async () => {
    const error = new StdPyPwExtError('late', { code: 409, action: 'CONTINUE' });
    expect(await respond(new PyPwExtResponse({ id: 'A-17', headers, error }))).toHaveProperty('headers', {
      'Content-Type': 'application/vnd.shop+json',
      'X-Kept': '1',
    });
  });

  test('all of them go when errors take its place', async () => {
    const error = new StdPyPwExtError('late', { code: 409 });
    expect(await respond(new PyPwExtResponse({ body: 'text', headers, error }))).toHaveProperty('headers', {
      'Content-Type': 'application/json',
      'X-Kept': '1',
    });
  });

  test('an answer 204 has no length (RFC 9110, section 8.6)', async () => {
    const response = new PyPwExtResponse({ statusCode: 204, headers: { 'Content-Length': 0, 'X-Kept': 1 } });
    expect(await respond(response)).toEqual({ statusCode: 204, headers: { 'X-Kept': '1' } });
  });
});
