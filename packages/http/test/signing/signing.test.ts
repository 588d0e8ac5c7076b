import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FetchFunction, PyPwExtHTTPSession, smithySigner } from '../../src/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedServer } from '../support/scripted-server.ts';
import { answer, redirect } from '../support/steps.ts';

const API = 'https://abc123def4.execute-api.eu-north-1.amazonaws.com';
const credentials = { accessKeyId: 'AKID', secretAccessKey: 'hunter2', sessionToken: 'token-of-session' };

/** A fetch that notes what it is given and answers with the next of the replies; the last one stays. */
const scripted = (...replies: (() => Response)[]) => {
  const calls: { url: string; headers: Headers; method: string }[] = [];
  const fetch: FetchFunction = async (url, init) => {
    calls.push({ url, headers: new Headers(init.headers), method: String(init.method) });
    const reply = replies[Math.min(calls.length, replies.length) - 1] ?? (() => new Response('fine'));
    return reply();
  };
  return { fetch, calls };
};
const reply =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new Response('', { status, headers });

beforeEach(() => {
  for (const name of [
    'AWS_ACCESS_KEY_ID',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_SESSION_TOKEN',
    'AWS_REGION',
    'AWS_PROFILE',
  ]) {
    vi.stubEnv(name, '');
  }
});
afterEach(() => vi.unstubAllEnvs());

describe('A request to an execute-api endpoint', () => {
  test('is signed, in the scope of its address', async () => {
    const { fetch, calls } = scripted();

    await new PyPwExtHTTPSession({ fetch, credentials }).post(`${API}/v1/a`, { body: { a: 1 } });

    const headers = calls[0]?.headers;
    expect(headers?.get('authorization')).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKID\/\d{8}\/eu-north-1\/execute-api\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[0-9a-f]{64}$/,
    );
    expect(headers?.get('x-amz-security-token')).toBe('token-of-session');
  });

  test('signs content-type and x-amz-* alone of its headers', async () => {
    const { fetch, calls } = scripted();
    const headers = { 'x-amz-meta-a': '1', traceparent: 't', cookie: 'c', 'x-forwarded-for': '1.1.1.1' };

    await new PyPwExtHTTPSession({ fetch, credentials }).post(API, { headers });

    expect(calls[0]?.headers.get('authorization')).toContain(
      'SignedHeaders=host;x-amz-date;x-amz-meta-a;x-amz-security-token,',
    );
    expect(calls[0]?.headers.get('traceparent')).toBe('t');
  });

  test.for([
    { signing: false } as const,
    { headers: { Authorization: 'Bearer x' } },
    { signing: { allowedApiIds: ['other'] } },
  ])('is not signed with %j', async (options) => {
    const { fetch, calls } = scripted();

    await new PyPwExtHTTPSession({ fetch, credentials, ...options }).get(API);

    expect(calls[0]?.headers.get('authorization') ?? '').not.toContain('AWS4');
    expect(calls[0]?.headers.has('x-amz-security-token')).toBe(false);
  });

  test('is signed the same by the smithy signer', async () => {
    const clock = new ManualClock();
    const [one, other] = [scripted(), scripted()];

    await new PyPwExtHTTPSession({ clock, credentials, fetch: one.fetch }).get(`${API}/a`, {
      params: { q: 'a b' },
    });
    await new PyPwExtHTTPSession({
      clock,
      credentials,
      fetch: other.fetch,
      signing: { signer: smithySigner() },
    }).get(`${API}/a`, { params: { q: 'a b' } });

    expect(one.calls[0]?.headers.get('authorization')).toBe(other.calls[0]?.headers.get('authorization'));
  });

  test.for([
    { accessKeyId: 'OTHER' },
    { secretAccessKey: 'other' },
    { sessionToken: 'other' },
    { sessionToken: undefined },
  ])('by a smithy signer that has signed before is signed anew with %j', async (changed) => {
    const request = {
      ...{ method: 'GET', url: new URL(API), headers: {}, body: undefined, date: new Date(0) },
      ...{ service: 'execute-api', region: 'eu-west-1' },
    };
    const renewed = { ...credentials, ...changed };
    const signer = smithySigner();
    await signer.sign({ ...request, credentials });

    const signed = await signer.sign({ ...request, credentials: renewed });

    expect(signed).toEqual(await smithySigner().sign({ ...request, credentials: renewed }));
  });

  test('writes a plus of the query as %20, as it is signed', async () => {
    const { fetch, calls } = scripted();

    await new PyPwExtHTTPSession({ fetch, credentials }).get(`${API}/a?q=a+b`);

    expect(calls[0]?.url).toBe(`${API}/a?q=a%20b`);
  });

  test('is an error when the signer fails, and is not tried again', async () => {
    const { fetch, calls } = scripted();
    const cause = new TypeError('hunter2');
    const sign = vi.fn(() => Promise.reject(cause));
    const call = new PyPwExtHTTPSession({ fetch, credentials, signing: { signer: { sign } } }).get(API);

    await expect(call).rejects.toMatchObject({
      code: 500,
      cause,
      message: 'The signer of the session failed',
    });
    expect([sign.mock.calls.length, calls.length]).toEqual([1, 0]);
  });

  test.for([`${API}//a`, `${API}/a?=x`])('is refused for %s, which cannot be signed', async (url) => {
    await expect(new PyPwExtHTTPSession({ ...scripted(), credentials }).get(url)).rejects.toMatchObject({
      code: 500,
    });
  });

  test('is signed afresh with each attempt', async () => {
    const clock = new ManualClock();
    const { fetch, calls } = scripted(reply(503, { 'retry-after': '2' }), reply(200));

    await new PyPwExtHTTPSession({ fetch, credentials, clock }).get(API);

    const dates = calls.map(({ headers }) => headers.get('x-amz-date'));
    expect(dates).toEqual(['20260115T120000Z', '20260115T120002Z']);
    expect(calls[0]?.headers.get('authorization')).not.toBe(calls[1]?.headers.get('authorization'));
  });

  test('reads a stream to sign it, and can then be sent again', async () => {
    const { fetch, calls } = scripted(reply(503), reply(200));
    const body = ReadableStream.from([Buffer.from('a'), Buffer.from('b')]);

    await new PyPwExtHTTPSession({ fetch, credentials, clock: new ManualClock() }).put(API, { body });

    expect(calls.length).toBe(2);
  });

  test('learns the difference of the clocks once, even for a POST', async () => {
    const clock = new ManualClock();
    const { fetch, calls } = scripted(reply(403, { date: 'Thu, 15 Jan 2026 13:00:00 GMT' }), reply(200));
    const http = new PyPwExtHTTPSession({ fetch, credentials, clock });

    expect((await http.post(API, { body: 'once' })).responseCode).toBe(200);
    await http.get(API);

    expect(calls.map(({ headers }) => headers.get('x-amz-date'))).toEqual([
      '20260115T120000Z',
      '20260115T130000Z',
      '20260115T130000Z',
    ]);
  });

  test('keeps a 403 that says nothing of the clock', async () => {
    const { fetch, calls } = scripted(reply(403, { date: 'Thu, 15 Jan 2026 12:01:00 GMT' }));

    const { responseCode } = await new PyPwExtHTTPSession({
      fetch,
      credentials,
      clock: new ManualClock(),
    }).get(API);

    expect([responseCode, calls.length]).toEqual([403, 1]);
  });

  test('with an authorization of its own is not sent again because of a clock', async () => {
    const { fetch, calls } = scripted(reply(403, { date: 'Sun, 06 Nov 1994 08:49:37 GMT' }));
    const http = new PyPwExtHTTPSession({ fetch, credentials, clock: new ManualClock() });

    await http.post(API, { body: 'once', headers: { authorization: 'Bearer x' } });

    expect(calls.length).toBe(1);
  });

  test('learns no clock from a host that a redirect led to', async () => {
    const { fetch, calls } = scripted(
      reply(302, { location: 'https://elsewhere.example/' }),
      reply(403, { date: 'Sun, 06 Nov 1994 08:49:37 GMT' }),
      reply(200),
    );
    const http = new PyPwExtHTTPSession({ fetch, credentials, clock: new ManualClock() });

    await http.get(API);
    await http.get(API);

    expect(calls.map(({ headers }) => headers.get('x-amz-date'))).toEqual([
      '20260115T120000Z',
      null,
      '20260115T120000Z',
    ]);
  });

  test('asks the provider again when its credentials have ended', async () => {
    const provider = vi.fn(async (options?: { forceRefresh?: boolean }) => ({
      accessKeyId: options?.forceRefresh ? 'NEW' : 'OLD',
      secretAccessKey: 'hunter2',
    }));
    const { fetch, calls } = scripted(
      reply(403, { 'x-amzn-errortype': 'ExpiredTokenException' }),
      reply(200),
    );

    await new PyPwExtHTTPSession({ fetch, credentials: provider }).post(API, { body: 'once' });

    expect(
      calls.map(({ headers }) => /Credential=(\w+)/.exec(headers.get('authorization') ?? '')?.[1]),
    ).toEqual(['OLD', 'NEW']);
  });
});

describe('A mapped host', () => {
  test.for([
    ['https://api.example.com/a', { 'api.example.com': { region: 'eu-west-1' } }, true],
    ['https://API.example.com:443/a', { 'api.example.com': { region: 'eu-west-1' } }, true],
    ['https://api.example.com/a', { 'api.example.com:443': { region: 'eu-west-1' } }, true],
    ['http://127.0.0.1:3000/a', { '127.0.0.1:3000': { region: 'eu-west-1' } }, true],
    ['http://127.0.0.1:3000/a', { '127.0.0.1': { region: 'eu-west-1' } }, true],
    ['http://api.example.com:8080/a', { 'api.example.com:8080': { region: 'eu-west-1' } }, true],
    ['http://api.example.com/a', { 'api.example.com': { region: 'eu-west-1' } }, false],
    ['https://api.example.com:8443/a', { 'api.example.com': { region: 'eu-west-1' } }, false],
    ['http://127.0.0.1:3001/a', { '127.0.0.1:3000': { region: 'eu-west-1' } }, false],
    ['https://api.example.com.evil.com/a', { 'api.example.com': { region: 'eu-west-1' } }, false],
    ['https://evil.com/api.example.com', { 'api.example.com': { region: 'eu-west-1' } }, false],
    ['https://sub.api.example.com/a', { 'api.example.com': { region: 'eu-west-1' } }, false],
  ] as const)('%s with %j: signed is %s', async ([url, hosts, signed]) => {
    const { fetch, calls } = scripted();

    await new PyPwExtHTTPSession({ fetch, credentials, signing: { hosts } }).get(url);

    expect(calls[0]?.headers.has('authorization')).toBe(signed);
  });

  test('has the region of the session, or else of the environment, or says so', async () => {
    const { fetch, calls } = scripted();
    const signing = { hosts: { 'api.example.com': {} } };
    await expect(
      new PyPwExtHTTPSession({ fetch, credentials, signing }).get('https://api.example.com'),
    ).rejects.toThrow(/No region is known/);
    vi.stubEnv('AWS_REGION', 'eu-west-3');

    await new PyPwExtHTTPSession({ fetch, credentials, signing }).get('https://api.example.com');
    await new PyPwExtHTTPSession({ fetch, credentials, signing, region: 'eu-west-2' }).get(
      'https://api.example.com',
    );

    expect(calls.map(({ headers }) => headers.get('authorization')?.split('/')[2])).toEqual([
      'eu-west-3',
      'eu-west-2',
    ]);
  });
});

describe('A redirect', () => {
  test('within the origin is signed afresh', async () => {
    const { fetch, calls } = scripted(reply(302, { location: '/b' }), reply(200));

    await new PyPwExtHTTPSession({ fetch, credentials }).get(`${API}/a`);

    expect(calls.map(({ url }) => url)).toEqual([`${API}/a`, `${API}/b`]);
    expect(calls[1]?.headers.get('authorization')).toContain('AWS4');
    expect(calls[0]?.headers.get('authorization')).not.toBe(calls[1]?.headers.get('authorization'));
  });

  test.for([301, 302, 303, 307, 308])('%i to another origin takes nothing secret along', async (status) => {
    const elsewhere = 'https://xyz.execute-api.eu-north-1.amazonaws.com/stolen';
    const { fetch, calls } = scripted(reply(status, { location: elsewhere }), reply(200));
    const headers = {
      cookie: 'hunter2',
      'x-api-key': 'hunter2',
      'x-custom-token': 'hunter2',
      'proxy-authorization': 'hunter2',
      'x-amz-meta-a': 'hunter2',
      accept: 'text/plain',
      traceparent: 't',
    };

    await new PyPwExtHTTPSession({ fetch, credentials }).get(`${API}/a`, { headers });

    expect(calls[1]?.url).toBe(elsewhere);
    expect(Object.fromEntries(calls[1]?.headers ?? [])).toEqual({ accept: 'text/plain', traceparent: 't' });
  });

  test('back to the first origin stays without secrets', async () => {
    const { fetch, calls } = scripted(
      reply(302, { location: 'https://evil.com/' }),
      reply(302, { location: `${API}/b` }),
      reply(200),
    );

    await new PyPwExtHTTPSession({ fetch, credentials }).get(`${API}/a`, { headers: { 'x-api-key': 'k' } });

    expect(Object.fromEntries(calls[2]?.headers ?? [])).toEqual({});
  });

  test.for(['http://abc123def4.execute-api.eu-north-1.amazonaws.com/a', 'https://a:b@evil.com/'])(
    'to %s is the answer',
    async (location) => {
      const { fetch, calls } = scripted(reply(302, { location }), reply(200));

      const { responseCode } = await new PyPwExtHTTPSession({ fetch, credentials }).get(`${API}/a`);

      expect([responseCode, calls.length]).toEqual([302, 1]);
    },
  );

  test('over real connections takes nothing secret to another port', async () => {
    await using other = await ScriptedServer.start(answer(200, 'there'));
    await using server = await ScriptedServer.start(redirect(302, `${other.origin}/stolen`));
    const http = new PyPwExtHTTPSession({
      credentials,
      signing: { hosts: { '127.0.0.1': { region: 'eu-west-1' } } },
    });

    const { responseBody } = await http.get(server.origin, {
      headers: { cookie: 'hunter2', 'x-api-key': 'hunter2' },
    });

    expect(responseBody).toBe('there');
    expect(server.requests[0]?.headers.authorization).toContain('AWS4');
    expect(JSON.stringify(other.requests)).not.toMatch(/hunter2|AWS4|token-of-session/);
  });
});

describe('Credentials', () => {
  const get = (options: object = {}) => new PyPwExtHTTPSession({ ...scripted(), ...options }).get(API);
  const keyIds = (calls: readonly { headers: Headers }[]) =>
    calls.map(({ headers }) => /Credential=(\w+)/.exec(headers.get('authorization') ?? '')?.[1]);

  test('are read from the environment at each attempt', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'FIRST');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2');
    const { fetch, calls } = scripted(() => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'SECOND');
      return new Response('', { status: 503 });
    }, reply(200));

    await new PyPwExtHTTPSession({ fetch, clock: new ManualClock() }).get(API);

    expect(keyIds(calls)).toEqual(['FIRST', 'SECOND']);
  });

  test('that are missing are an error that names the remedies, and nothing is sent', async () => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('PATH', '');
    const { fetch, calls } = scripted();

    const call = new PyPwExtHTTPSession({ fetch }).get(API);

    await expect(call).rejects.toMatchObject({ name: 'PyPwExtInternalError', code: 500 });
    await expect(call).rejects.toThrow(/Pass credentials.*AWS_ACCESS_KEY_ID.*credential-provider-node/);
    expect(calls).toEqual([]);
  });

  test('come from a profile by the optional chain', async () => {
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere');
    vi.stubEnv('AWS_PROFILE', 'default');
    vi.stubEnv(
      'AWS_SHARED_CREDENTIALS_FILE',
      new URL('../support/credentials.ini', import.meta.url).pathname,
    );
    const { fetch, calls } = scripted();

    await new PyPwExtHTTPSession({ fetch }).get(API);

    expect(keyIds(calls)).toEqual(['PROFILEKEY']);
  });

  test('of a provider are asked for once by calls at the same time, and kept', async () => {
    const provider = vi.fn(async () => credentials);
    const http = new PyPwExtHTTPSession({ ...scripted(), credentials: provider });

    await Promise.all([http.get(API), http.get(API), http.get(API)]);
    await http.get(API);

    expect(provider).toHaveBeenCalledOnce();
  });

  test('may have the date of their end as text, as JSON brings it', async () => {
    const clock = new ManualClock();
    const expiration = new Date(clock.now() + 3_600_000).toISOString() as unknown as Date;
    const provider = vi.fn(async () => ({ ...credentials, expiration }));
    const { fetch } = scripted();
    const http = new PyPwExtHTTPSession({ fetch, clock, credentials: provider });

    await http.get(API);
    await http.get(API);

    expect(provider).toHaveBeenCalledOnce();
  });

  test('that no header can hold are an error that does not show them', async () => {
    const { fetch, calls } = scripted();
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKID');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'hunter2');
    vi.stubEnv('AWS_SESSION_TOKEN', 'token-of\n-session');

    const failure = await new PyPwExtHTTPSession({ fetch }).get(API).catch((error: unknown) => error);

    expect(inspect(failure)).toContain('The sessionToken of the AWS credentials has a space, a line break');
    expect(inspect(failure)).not.toContain('token-of');
    expect(calls.length).toBe(0);
  });

  test('are renewed five minutes before they end, and used on when that fails', async () => {
    const clock = new ManualClock();
    const brought = (accessKeyId: string) => ({
      ...{ accessKeyId, secretAccessKey: 'hunter2' },
      expiration: new Date(clock.now() + 3_600_000),
    });
    const provider = vi
      .fn()
      .mockResolvedValueOnce(brought('ONE'))
      .mockRejectedValueOnce(new Error('no'))
      .mockResolvedValueOnce(brought('TWO'));
    const { fetch, calls } = scripted();
    const http = new PyPwExtHTTPSession({ fetch, clock, credentials: provider });

    await http.get(API);
    clock.advance(3_299_000);
    await http.get(API);
    clock.advance(2_000);
    await http.get(API);
    await http.get(API);

    expect(keyIds(calls)).toEqual(['ONE', 'ONE', 'ONE', 'TWO']);
  });

  test('of a provider that fails are an error that keeps the cause and shows no secret', async () => {
    const cause = new Error('hunter2');
    const call = get({ credentials: async () => Promise.reject(cause) });

    await expect(call).rejects.toMatchObject({ code: 500, cause });
    await expect(call).rejects.not.toThrow(/hunter2/);
  });

  test('of a provider that hangs are bounded by the timer', async () => {
    const clock = new ManualClock();
    const asked = vi.fn(() => {
      queueMicrotask(() => clock.runOut());
      return new Promise<never>(() => undefined);
    });

    await expect(get({ clock, credentials: asked, retry: false })).rejects.toMatchObject({ code: 504 });
  });
});
