import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunUnderTest, startRun } from './fixtures/local-run.ts';

let underTest: RunUnderTest;
const doors: Record<'http' | 'rest' | 'url', (path: string) => string> = {
  http: (path) => `${underTest.run.httpUrl}${path}`,
  rest: (path) => `${underTest.run.restUrl}${path}`,
  url: (path) => `${urlOf(path.startsWith('/hono') ? 'Hono' : 'Respond')}${path.slice(1)}`,
};
const urlOf = (name: string): string =>
  underTest.run.functions.find((candidate) => candidate.name === name)?.url ?? 'none';

beforeAll(async () => {
  underTest = await startRun();
});
afterAll(() => underTest.run.stop());

describe.each(['http', 'rest', 'url'] as const)('the front door %s', (door) => {
  const at = doors[door];

  it("gives somebody else's adapter the method, path, query, headers, cookies and body", async () => {
    const body = Buffer.from([0, 255, 1, 254]);
    // Without binary media types a REST API passes bodies on as text.
    const sent = door === 'rest' ? Buffer.from('Grüße') : body;
    const response = await fetch(at('/hono/a%20b/c?x=1&x=2&plus=a+b'), {
      method: 'PUT',
      headers: { 'X-Custom': 'value', Cookie: 'a=1; b=2', 'Content-Type': 'application/octet-stream' },
      body: sent,
    });
    expect(response.status).toBe(200);
    expect(response.headers.getSetCookie()).toEqual(['first=1; Path=/', 'second=2; Path=/']);
    expect(await response.json()).toEqual({
      method: 'PUT',
      path: '/hono/a%20b/c',
      query: { x: ['1', '2'], plus: ['a b'] },
      header: 'value',
      cookies: { a: '1', b: '2' },
      body: sent.toString('base64'),
    });
  });

  it('passes on Unicode in a header', async () => {
    const response = await fetch(at('/respond/unicode'));
    const value = response.headers.get('x-name') ?? '';
    expect(Buffer.from(value, 'latin1').toString('utf8')).toBe('Grüße €');
  });

  it('answers without a body where there is none', async () => {
    const response = await fetch(at('/respond/no-content'));
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  it("counts the body's length itself", async () => {
    const response = await fetch(at('/respond/wrong-length'));
    expect([response.headers.get('content-length'), await response.text()]).toEqual(['4', 'long']);
  });

  it('answers HEAD without a body', async () => {
    const response = await fetch(at('/respond/text'), { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  const failure = {
    http: [500, '{"message":"Internal Server Error"}'],
    rest: [502, '{"message": "Internal server error"}'],
    url: [502, 'Internal Server Error'],
  }[door];

  it.each(['error', 'injected'])('answers with an error of its own: %s', async (kind) => {
    const response = await fetch(at(`/respond/${kind}`));
    expect([response.status, await response.text()]).toEqual(failure);
  });

  it('refuses a body that makes an event over 6 MB with 413', async () => {
    const response = await fetch(at('/respond/text'), { method: 'POST', body: Buffer.alloc(9_000_000) });
    expect(response.status).toBe(413);
  });

  it('refuses a body over 10 MB with 413', async () => {
    const response = await fetch(at('/respond/text'), { method: 'POST', body: Buffer.alloc(10_485_761) });
    expect(response.status).toBe(413);
  });
});

describe('the HTTP API', () => {
  it('answers 404 where no route fits, and tells the reason apart', async () => {
    const response = await fetch(doors.http('/nowhere'));
    expect([response.status, await response.text()]).toEqual([404, '{"message":"Not Found"}']);
    expect(underTest.events.at(-1)).toMatchObject({
      type: 'request',
      path: '/nowhere',
      statusCode: 404,
      refusal: expect.stringContaining('POST /reply'),
    });
  });

  it('answers 404 for a method without a route', async () => {
    expect((await fetch(doors.http('/reply'))).status).toBe(404);
  });

  it('sends each cookie of a result', async () => {
    const response = await fetch(doors.http('/respond/cookies'));
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(response.headers.get('apigw-requestid')).toMatch(/=$/);
  });

  it('sends what is no HTTP answer as JSON', async () => {
    const response = await fetch(doors.http('/respond/inferred'));
    expect([response.headers.get('content-type'), await response.json()]).toEqual([
      'application/json',
      { offer: 1 },
    ]);
  });

  it('passes the trace of a request on to event and function alike', async () => {
    const Root = 'Root=1-6a51d5c8-0123456789abcdef01234567';
    const response = await fetch(doors.http('/reply'), {
      method: 'POST',
      headers: { 'X-Amzn-Trace-Id': Root },
      body: '{}',
    });
    expect((await response.json()) as object).toMatchObject({ headers: { 'x-amzn-trace-id': Root } });
  });

  it('answers 503 above the concurrency of a function', async () => {
    const responses = await Promise.all([fetch(doors.http('/slow')), fetch(doors.http('/slow'))]);
    expect(responses.map(({ status }) => status).sort()).toEqual([200, 503]);
  });

  it('answers 500 after a timeout, and goes on', async () => {
    expect((await fetch(doors.http('/slow?ms=5000'))).status).toBe(500);
    expect((await fetch(doors.http('/slow?ms=1'))).status).toBe(200);
  });

  it('survives a client that goes away in the middle of its request', async () => {
    const { port } = new URL(underTest.run.httpUrl);
    await new Promise<void>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write('POST /reply HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nhalf', () => {
          socket.destroy();
          resolve();
        });
      });
      socket.on('error', reject);
    });
    expect((await fetch(doors.http('/respond/text'))).status).toBe(200);
  });

  it('passes on hostile names as what they are', async () => {
    const response = await fetch(doors.http('/reply?__proto__=x&constructor=y'), {
      method: 'POST',
      body: '{}',
    });
    expect(await response.text()).toContain('"queryStringParameters":{"__proto__":"x","constructor":"y"}');
  });
});

describe('the REST API', () => {
  it.each(['/nowhere', '/respond'])('answers 403 where no route fits: %s', async (path) => {
    const response = await fetch(doors.rest(path));
    expect([response.status, await response.text()]).toEqual([
      403,
      '{"message":"Missing Authentication Token"}',
    ]);
  });

  it('answers 403 outside its stage', async () => {
    expect((await fetch(new URL('/respond/text', underTest.run.restUrl))).status).toBe(403);
  });

  it('refuses a result with cookies and takes one with lists', async () => {
    expect((await fetch(doors.rest('/respond/cookies'))).status).toBe(502);
    expect(underTest.events.at(-1)).toMatchObject({ refusal: expect.stringContaining('cookies') });
    const response = await fetch(doors.rest('/respond/multi'));
    expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('decodes binary results for clients that accept them alone', async () => {
    const image = await fetch(doors.rest('/respond/binary'), { headers: { Accept: 'image/png' } });
    expect(Buffer.from(await image.arrayBuffer()).toString('hex')).toBe('89504e47');
    const text = await fetch(doors.rest('/respond/binary'), { headers: { Accept: 'text/html' } });
    expect(await text.text()).toBe('iVBORw==');
  });
});

describe('a function URL in streaming mode', () => {
  it('takes status and headers from the prelude', async () => {
    const response = await fetch(urlOf('Streamed'));
    expect([response.status, response.headers.get('x-kind'), await response.text()]).toEqual([
      201,
      'stream',
      'first second',
    ]);
  });
});
