import { inspect } from 'node:util';
import { runInNewContext } from 'node:vm';
import {
  injected,
  isPyPwExtHTTPError,
  runInvocation,
  type Transport,
  type TransportRequest,
} from '@pypwext/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type FetchFunction, type HttpReply, PyPwExtHTTPSession } from '../../src/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedServer } from '../support/scripted-server.ts';
import { answer, when } from '../support/steps.ts';

const json = (status: number, value: unknown) =>
  answer(status, JSON.stringify(value), { 'content-type': 'application/json' });

let server: ScriptedServer;
const start = async (...script: Parameters<typeof ScriptedServer.start>): Promise<ScriptedServer> => {
  server = await ScriptedServer.start(...script);
  vi.stubEnv('API', server.origin);
  return server;
};
const sent = (index = 0) => {
  const request = server.requests[index];
  if (!request) throw new Error(`There is no request ${index}`);
  return request;
};

beforeEach(() => start(json(200, { fine: true })));
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  vi.unstubAllEnvs();
});
const restart = async (...script: Parameters<typeof ScriptedServer.start>) => {
  await server[Symbol.asyncDispose]();
  return start(...script);
};

describe('A verb', () => {
  test('gives the reply whatever its status', async () => {
    await restart(json(404, { none: true }));

    const reply = await new PyPwExtHTTPSession().get(`${server.origin}/a`);

    expect([reply.ok, reply.responseCode, reply.attempts, reply.json()]).toEqual([
      false,
      404,
      1,
      { none: true },
    ]);
    expect(reply.response).toBeInstanceOf(Response);
    expect(await reply.response.json()).toEqual({ none: true });
    expect(reply.response.url).toBe(`${server.origin}/a`);
  });

  test.for(['get', 'post', 'put', 'patch', 'delete', 'options', 'head'] as const)(
    '%s sends its method',
    async (verb) => {
      await new PyPwExtHTTPSession()[verb](`${server.origin}/a`);

      expect(sent().method).toBe(verb.toUpperCase());
    },
  );

  test('adds params to the query, with %20, lists repeated and nothing for undefined', async () => {
    await new PyPwExtHTTPSession().get(`${server.origin}/a?x=1`, {
      params: { q: 'a b+c', tag: ['å', 2], none: undefined, at: new Date(0) },
    });

    expect(sent().target).toBe('/a?x=1&q=a%20b%2Bc&tag=%C3%A5&tag=2&at=1970-01-01T00%3A00%3A00.000Z');
  });

  test('takes a brace in an address for itself, so that text from outside cannot read the environment', async () => {
    vi.stubEnv('SECRET', 'hunter2');

    await new PyPwExtHTTPSession().get(`${server.origin}/{SECRET}?a={SECRET}`);

    expect(sent().target).not.toContain('hunter2');
  });

  test('validates a reply, and leaves a failed one alone', async () => {
    await restart(json(200, { id: '7' }), json(404, { error: 'none' }));
    const http = new PyPwExtHTTPSession();
    const model = z.object({ id: z.coerce.number() });

    const [found, missing] = [
      await http.get(server.origin, { model }),
      await http.get(server.origin, { model }),
    ];

    expect(found.data).toEqual({ id: 7 });
    expect(missing.data).toBeUndefined();
  });

  test('refuses a reply that does not fit its model with code 502, without its values', async () => {
    await restart(json(200, { id: 'secret' }));

    const failure = new PyPwExtHTTPSession().get(server.origin, { model: z.object({ id: z.number() }) });

    await expect(failure).rejects.toMatchObject({ code: 502, details: { issues: [{ path: ['id'] }] } });
    await expect(failure).rejects.not.toThrow(/secret/);
  });

  test('refuses a reply that is not JSON with code 502', async () => {
    await restart(answer(200, '<html>'));
    const reply = await new PyPwExtHTTPSession().get(server.origin);

    expect(() => reply.json()).toThrow(
      expect.objectContaining({ code: 502, message: expect.stringContaining('not JSON') }),
    );
  });

  test.for([
    ['/relative', /no absolute address/],
    ['ftp://x.com', /http or https/],
    ['https://user:hunter2@x.com', /user information/],
  ] as const)('refuses the address %s', async ([address, message]) => {
    await expect(new PyPwExtHTTPSession().get(address)).rejects.toThrow(message);
    await expect(new PyPwExtHTTPSession().get(address)).rejects.not.toThrow(/hunter2/);
  });

  test('refuses a header with a line break without showing it', async () => {
    const call = new PyPwExtHTTPSession().get(server.origin, { headers: { 'x-a': 'hunter2\r\nx-b: 1' } });

    await expect(call).rejects.toThrow(/header "x-a" has a line break/);
    await expect(call).rejects.not.toThrow(/hunter2/);
  });

  test.for(['Host', 'Content-Length', 'Transfer-Encoding', 'bad name'])(
    'refuses the header %s',
    async (name) => {
      await expect(new PyPwExtHTTPSession().get(server.origin, { headers: { [name]: 'x' } })).rejects.toThrow(
        name,
      );
    },
  );

  test('refuses TRACE and a GET with a body', async () => {
    const http = new PyPwExtHTTPSession();

    await expect(http.request('TRACE', server.origin)).rejects.toThrow(/cannot be sent/);
    await expect(http.request('GET', server.origin, { body: {} })).rejects.toThrow(/cannot have a body/);
  });
});

describe('A body', () => {
  const bytes = new Uint8Array([104, 105]);
  const form = (): FormData => {
    const data = new FormData();
    data.set('a', 'hi');
    return data;
  };
  async function* pieces() {
    yield 'h';
    yield Buffer.from('i');
  }
  class Offer {
    readonly price = 10;
  }
  const bodies: readonly (readonly [string, unknown, string, string | RegExp])[] = [
    ['an object', { a: 1 }, 'application/json', '{"a":1}'],
    ['a list', [1], 'application/json', '[1]'],
    ['a class instance', new Offer(), 'application/json', '{"price":10}'],
    ['a Map', new Map([['a', 1]]), 'application/json', '{"a":1}'],
    ['an object with a buffer', { buffer: 1 }, 'application/json', '{"buffer":1}'],
    [
      'an object without prototype',
      Object.assign(Object.create(null), { a: 1 }),
      'application/json',
      '{"a":1}',
    ],
    ['a number', 7, 'application/json', '7'],
    ['text', 'hi', 'text/plain;charset=UTF-8', 'hi'],
    ['bytes', bytes, 'application/octet-stream', 'hi'],
    ['an ArrayBuffer', bytes.buffer, 'application/octet-stream', 'hi'],
    ['a Blob', new Blob(['hi'], { type: 'image/x' }), 'image/x', 'hi'],
    [
      'URLSearchParams',
      new URLSearchParams({ a: 'b c' }),
      'application/x-www-form-urlencoded;charset=UTF-8',
      'a=b+c',
    ],
    ['FormData', form(), 'multipart/form-data; boundary=', /name="a"\r\n\r\nhi/],
    ['a stream', ReadableStream.from([bytes]), 'application/octet-stream', 'hi'],
    ['an async iterable', pieces(), 'application/octet-stream', 'hi'],
  ];
  for (const [name, body, contentType, expected] of bodies) {
    test(`of ${name} is sent as ${contentType}`, async () => {
      await new PyPwExtHTTPSession().post(server.origin, { body });

      expect(sent().headers['content-type']).toContain(contentType);
      if (typeof expected === 'string') expect(sent().body).toBe(expected);
      else expect(sent().body).toMatch(expected);
    });
  }

  test('of undefined or null is none', async () => {
    await new PyPwExtHTTPSession().post(server.origin, { body: null });

    expect(sent().headers).not.toHaveProperty('content-type');
    expect(sent().body).toBe('');
  });

  test('keeps the content type that the call gives', async () => {
    const headers = { 'Content-Type': 'application/json' };
    await new PyPwExtHTTPSession().post(server.origin, { body: '{"a": 1}', headers });

    expect([sent().headers['content-type'], sent().body]).toEqual(['application/json', '{"a": 1}']);
  });

  test('of an object is a form when the content type says so', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    await new PyPwExtHTTPSession().post(server.origin, { body: { a: 'b c', list: [1, 2] }, headers });

    expect(sent().body).toBe('a=b+c&list=1&list=2');
  });

  test('of an instance of a class is a form when the content type says so', async () => {
    class Login {
      readonly user = 'ann';
    }
    await new PyPwExtHTTPSession().post(server.origin, {
      body: new Login(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });

    expect(sent().body).toBe('user=ann');
  });

  test('of bytes from another realm is those bytes', async () => {
    const body: unknown = runInNewContext('new Uint8Array([97, 98]).buffer');

    await new PyPwExtHTTPSession().post(server.origin, { body });

    expect(sent()).toMatchObject({ body: 'ab', headers: { 'content-type': 'application/octet-stream' } });
  });

  test('that is a function is an error and nothing is sent', async () => {
    await expect(new PyPwExtHTTPSession().post(server.origin, { body: () => 1 })).rejects.toThrow(
      'A body cannot be a function',
    );
    expect(server.requests.length).toBe(0);
  });

  test('without a JSON form is an error and nothing is sent', async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;

    await expect(new PyPwExtHTTPSession().post(server.origin, { body: cyclic })).rejects.toMatchObject({
      code: 500,
    });
    expect(server.requests).toEqual([]);
  });
});

describe('A stream that is read to be signed', () => {
  const endless = async function* () {
    yield 'a';
    await new Promise(() => undefined);
  };
  const open = (clock?: ManualClock) => {
    const fetch = vi.fn<FetchFunction>(async () => new Response());
    const http = new PyPwExtHTTPSession({
      ...{ fetch, ...(clock ? { clock } : {}) },
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'hunter2' },
      signing: { hosts: { 'api.example.com': { region: 'eu-north-1' } } },
    });
    return { fetch, http };
  };

  test('does not hold back an abort', async () => {
    const { fetch, http } = open();
    const abort = new AbortController();
    const call = http.post('https://api.example.com', { body: endless(), signal: abort.signal });
    setImmediate(() => abort.abort('enough'));

    await expect(call).rejects.toBe('enough');
    expect(fetch).not.toHaveBeenCalled();
  });

  test('does not hold back the end of the invocation', async () => {
    const clock = new ManualClock();
    const { fetch, http } = open(clock);
    const call = runInvocation({ deadline: clock.now() + 1_000 }, () =>
      http.post('https://api.example.com', { body: endless() }),
    );
    setImmediate(() => clock.advance(1_000));

    await expect(call).rejects.toMatchObject({ code: 504, attempts: 0 });
    expect(fetch).not.toHaveBeenCalled();
  });
});

describe('A reply', () => {
  test('does not show its data when it is printed', async () => {
    const model = z.object({ token: z.string() });
    await restart(json(200, { token: 'hunter2' }));

    const reply = await new PyPwExtHTTPSession().get(server.origin, { model });

    expect(reply.data).toEqual({ token: 'hunter2' });
    expect(inspect(reply, { depth: 9 }) + JSON.stringify(reply)).not.toContain('hunter2');
  });

  test('of a function does not show its payload when it is printed', async () => {
    const payload = { StatusCode: 200, Payload: 'hunter2', payloadAsText: () => '"hunter2"' };
    const transports = [{ methods: ['FUNC'], send: async () => payload }] as unknown as Transport[];
    const read = new PyPwExtHTTPSession({ transports }).method({ method: 'FUNC', url: 'orders' });

    const reply = await read(async (_args, answered) => answered)({});

    expect(reply.responseBody).toBe('"hunter2"');
    expect(inspect(reply, { depth: 9 }) + JSON.stringify(reply)).not.toContain('hunter2');
  });
});

describe('A mistake in a call', () => {
  const http = new PyPwExtHTTPSession();
  const given = (value: unknown) => value as string;

  test.each<[string, () => Promise<unknown>, string]>([
    ['no address', () => http.get(given(undefined)), 'The address must be text'],
    ['a list as the address', () => http.get(given(['http://127.0.0.1:9'])), 'The address must be text'],
    ['no method', () => http.request(given(undefined), 'http://127.0.0.1:9'), 'is not a valid HTTP method'],
    [
      'a model that is none',
      () => http.post('http://127.0.0.1:9', { model: {} as never }),
      'Standard Schema',
    ],
    [
      'a controller for a signal',
      () => http.post('http://127.0.0.1:9', { signal: new AbortController() as never }),
      'signal must be an AbortSignal',
    ],
    [
      'an encoder that gives no text',
      () =>
        new PyPwExtHTTPSession({ encoder: { encode: () => 5 as never } }).post('http://a.b', { body: {} }),
      'has given no text',
    ],
    ['a declaration that is none', async () => http.call(undefined as never), 'A declared call needs a url'],
  ])('as %s is told before anything is sent', async (_name, call, message) => {
    await expect(call()).rejects.toMatchObject({ name: 'PyPwExtInternalError' });
    await expect(call()).rejects.toThrow(message);
  });

  test('of a part that was handed in keeps the query to itself', async () => {
    const random = () => {
      throw new RangeError('no number');
    };
    const fetch = async () => new Response('', { status: 503 });
    const call = new PyPwExtHTTPSession({ fetch, random }).get('https://a.example.com', {
      params: { token: 'hunter2' },
    });

    const failure: unknown = await call.catch((error: unknown) => error);

    expect(failure).toBeInstanceOf(RangeError);
    expect(inspect(failure, { depth: 9 })).not.toContain('hunter2');
  });

  test('of a fetch that gives no response is told at once', async () => {
    const fetch = vi.fn(async () => undefined as unknown as Response);

    await expect(new PyPwExtHTTPSession({ fetch }).get('http://127.0.0.1:9')).rejects.toThrow('no Response');
    expect(fetch).toHaveBeenCalledOnce();
  });
});

describe('Headers', () => {
  test('and params are taken from Headers and URLSearchParams as well', async () => {
    await using server = await ScriptedServer.start(answer(200));
    const http = new PyPwExtHTTPSession({ headers: new Headers({ 'x-session': 'a' }) });

    await http.get(server.origin, {
      headers: new Headers({ 'x-call': 'b' }),
      params: new URLSearchParams([
        ['q', 'a b'],
        ['q', 'c'],
      ]),
    });

    expect(server.requests[0]).toMatchObject({
      target: '/?q=a%20b&q=c',
      headers: { 'x-session': 'a', 'x-call': 'b' },
    });
  });

  test('and params are refused as text', async () => {
    const http = new PyPwExtHTTPSession();
    const text = 'a=b' as unknown as Record<string, string>;

    await expect(http.get('http://127.0.0.1:9', { params: text })).rejects.toThrow(
      'The params must be given',
    );
    await expect(http.get('http://127.0.0.1:9', { headers: text })).rejects.toThrow('The headers must be');
    await expect(
      http.get('http://127.0.0.1:9', { params: ['a'] as unknown as Record<string, string> }),
    ).rejects.toThrow('pairs of name and value');
  });

  test('of a call replace those of the session', async () => {
    const http = new PyPwExtHTTPSession({ headers: { 'X-A': 'session', 'x-b': 'session' } });
    await http.get(server.origin, { headers: { 'x-a': 'call', 'x-c': undefined } });

    expect(sent().headers).toMatchObject({ 'x-a': 'call', 'x-b': 'session' });
    expect(sent().headers).not.toHaveProperty('x-c');
  });

  test('carry the trace of the invocation', async () => {
    const trace = {
      pypwextId: 'p1',
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      tracestate: 'a=1',
      xray: 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1',
    };
    await runInvocation({ trace }, () => new PyPwExtHTTPSession().get(server.origin));

    expect(sent().headers).toMatchObject({
      'x-pypwext-id': 'p1',
      traceparent: trace.traceparent,
      tracestate: 'a=1',
      'x-amzn-trace-id': trace.xray,
    });
  });

  test('of the trace leave what call and session say, and hold no line breaks', async () => {
    const http = new PyPwExtHTTPSession({ headers: { traceparent: 'session' } });
    await runInvocation({ trace: { pypwextId: 'a\r\nb', traceparent: 't', xray: 'x' } }, () =>
      http.get(server.origin, { headers: { 'X-Amzn-Trace-Id': 'call' } }),
    );

    expect(sent().headers).toMatchObject({ traceparent: 'session', 'x-amzn-trace-id': 'call' });
    expect(sent().headers).not.toHaveProperty('x-pypwext-id');
  });
});

describe('A declared call', () => {
  test('renders afresh with each call', async () => {
    const cities = new PyPwExtHTTPSession().call({
      url: '{API}/v1/cities',
      params: { country: '{country}', limit: 10 },
      headers: { 'x-tenant': 'tenant-{tenant}' },
    });

    await cities({ country: 'SE', tenant: 1 });
    await cities({ country: ['NO', 'DK'], tenant: 'b' });

    expect(server.requests.map(({ target, headers }) => [target, headers['x-tenant']])).toEqual([
      ['/v1/cities?country=SE&limit=10', 'tenant-1'],
      ['/v1/cities?country=NO&country=DK&limit=10', 'tenant-b'],
    ]);
  });

  test('resolves to the validated data', async () => {
    const call = new PyPwExtHTTPSession().call({ url: '{API}/a', model: z.object({ fine: z.boolean() }) });

    expect(await call()).toEqual({ fine: true });
  });

  test('rejects above 299 with status, response and body, and an address without query', async () => {
    await restart(answer(422, 'why', { 'x-amzn-requestid': 'r-1' }));
    const call = new PyPwExtHTTPSession().call({ url: '{API}/a', params: { token: '{token}' } });

    const error: unknown = await call({ token: 'hunter2' }).catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      ...{ code: 422, method: 'GET', url: `${server.origin}/a`, attempts: 1, requestId: 'r-1' },
      responseBody: 'why',
    });
    expect(isPyPwExtHTTPError(error) && error.response).toBeInstanceOf(Response);
    expect(JSON.stringify(error) + String(error)).not.toContain('hunter2');
  });

  test('sends the argument that body names', async () => {
    const call = new PyPwExtHTTPSession().call({ method: 'PUT', url: '{API}/{id}', body: 'customer' });

    await call({ id: 7, customer: { age: 40 } });

    expect([sent().target, sent().body]).toEqual(['/7', '{"age":40}']);
  });

  test('names a missing argument and sends nothing', async () => {
    const call = new PyPwExtHTTPSession().call({ url: '{API}/{id}', body: 'customer', method: 'POST' });

    await expect(call({ id: 1 } as never)).rejects.toThrow(/"customer"/);
    await expect(call({ customer: {} } as never)).rejects.toThrow(/\{id\}/);
    await expect(call(17 as never)).rejects.toThrow(/takes one object/);
    expect(server.requests).toEqual([]);
  });

  test('takes overrides with each call', async () => {
    await restart(json(503, {}));
    const call = new PyPwExtHTTPSession().call({ url: '{API}/a', headers: { 'x-a': 'declared' } });

    const failed = call({}, { retry: false, headers: { 'x-a': 'override' } });

    await expect(failed).rejects.toMatchObject({ code: 503, attempts: 1 });
    expect(sent().headers['x-a']).toBe('override');
  });

  test('keeps what it declares where an override is undefined', async () => {
    await using server = await ScriptedServer.start(answer(503));
    const http = new PyPwExtHTTPSession({ clock: new ManualClock() });
    const read = http.method({ url: `${server.origin as 'http://x'}/a`, retry: false })(
      async (_args, reply) => reply.attempts,
    );
    const overrides = { retry: undefined, timeout: undefined } as object;

    expect(await read({}, overrides)).toBe(1);
  });

  test('is idempotent by true alone', async () => {
    await using server = await ScriptedServer.start(answer(503));
    const http = new PyPwExtHTTPSession({ clock: new ManualClock() });

    const { attempts } = await http.post(server.origin, { idempotent: 'false' as unknown as boolean });

    expect(attempts).toBe(1);
  });

  test('rejects with the reason of an aborted signal', async () => {
    const call = new PyPwExtHTTPSession().call({ url: '{API}/a' });
    const reason = new Error('enough');

    await expect(call({}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(server.requests).toEqual([]);
  });
});

describe('A declared method', () => {
  const declare = (http = new PyPwExtHTTPSession()) =>
    http.method({
      method: 'POST',
      url: '{API}/{apiVersion}/my-api',
      params: { email: '{email}' },
      body: 'customer',
    });
  const args = { apiVersion: 'v1', email: 'a@example.com', customer: { age: 40 } };

  test('hands arguments and reply to the function, whatever the status', async () => {
    await restart(json(400, { why: 'too young' }));
    const send = declare()(async function sendOffer({ email }, reply) {
      return `${email}: ${reply.responseCode} ${reply.json<{ why: string }>().why}`;
    });

    expect(await send(args)).toBe('a@example.com: 400 too young');
    expect([send.name, sent().target, sent().body]).toEqual([
      'sendOffer',
      '/v1/my-api?email=a%40example.com',
      '{"age":40}',
    ]);
  });

  test('takes a function that answers at once, and lets its error through', async () => {
    const failure = new Error('no');

    expect(await declare()((_args, reply) => reply.responseCode)(args)).toBe(200);
    await expect(
      declare()(() => {
        throw failure;
      })(args),
    ).rejects.toBe(failure);
  });

  test('decorates methods, static and private ones', async () => {
    const send = declare();
    class Offers {
      readonly prefix = 'code';

      @send
      async send(_args: typeof args, reply: HttpReply = injected()) {
        return `${this.prefix} ${reply.responseCode}`;
      }

      @send
      static async sendStatic(_args: typeof args, reply: HttpReply = injected()) {
        return reply.responseCode;
      }

      @send
      async #hidden(_args: typeof args, reply: HttpReply = injected()) {
        return `${this.prefix} ${reply.responseCode}`;
      }

      hidden() {
        return this.#hidden(args);
      }
    }

    expect(await new Offers().send(args)).toBe('code 200');
    expect(await Offers.sendStatic(args)).toBe(200);
    expect(await new Offers().hidden()).toBe('code 200');
  });

  test('decorates by the legacy protocol', async () => {
    class Offers {
      readonly prefix = 'code';

      async send(_args: typeof args, reply: HttpReply = injected()) {
        return `${this.prefix} ${reply.responseCode}`;
      }
    }
    const descriptor = Object.getOwnPropertyDescriptor(Offers.prototype, 'send') as TypedPropertyDescriptor<
      Offers['send']
    >;
    Object.defineProperty(Offers.prototype, 'send', declare()(Offers.prototype, 'send', descriptor));

    expect(await new Offers().send(args)).toBe('code 200');
  });
});

describe('Calls of functions', () => {
  const transport = (payload: string) => {
    const calls: TransportRequest[] = [];
    const close = vi.fn();
    const carrier: Transport = {
      methods: ['FUNC', 'EVENT'],
      async send(call) {
        calls.push(call);
        return {
          StatusCode: call.method === 'FUNC' ? 200 : 202,
          payloadAsText: () => payload,
          payloadAsJson: <T>() => JSON.parse(payload) as T,
        };
      },
      close,
    };
    return { calls, close, http: new PyPwExtHTTPSession({ transports: [carrier] }) };
  };

  test('say what is missing without a transport', async () => {
    await expect(new PyPwExtHTTPSession().func('pricing')).rejects.toThrow(/lambdaTransport/);
  });

  test('resolve to the Lambda response, or to validated data', async () => {
    const { http, calls } = transport('{"price":7}');

    expect((await http.func('pricing', { params: { a: 1 }, body: { age: 40 } })).payloadAsJson()).toEqual({
      price: 7,
    });
    expect(await http.func('pricing', { model: z.object({ price: z.number() }) })).toEqual({ price: 7 });
    expect((await http.event('audit', { body: 1 })).StatusCode).toBe(202);
    expect(calls).toEqual([
      { method: 'FUNC', name: 'pricing', params: { a: 1 }, body: { age: 40 } },
      { method: 'FUNC', name: 'pricing' },
      { method: 'EVENT', name: 'audit', body: 1 },
    ]);
  });

  test('are declared like others', async () => {
    vi.stubEnv('PRICING', 'pricing:live');
    const { http, calls } = transport('{"price":7}');
    const price = http.method({
      method: 'FUNC',
      url: '{PRICING}',
      params: { tenant: '{tenant}' },
      body: 'customer',
    })(async (_args, reply) => [reply.responseCode, reply.response.StatusCode, reply.json()]);

    expect(await price({ tenant: 'a b', customer: { age: 40 } })).toEqual([200, 200, { price: 7 }]);
    expect(calls).toEqual([
      { method: 'FUNC', name: 'pricing:live', params: { tenant: 'a b' }, body: { age: 40 } },
    ]);
  });

  test('refuse arguments in the name, and params with EVENT', () => {
    const { http } = transport('');

    expect(() => http.call({ method: 'FUNC', url: '{name}' as string })).toThrow(/\{name\}/);
    expect(() => http.call({ method: 'EVENT', url: 'audit', params: { a: 'b' } })).toThrow(/client context/);
  });

  test('end with the session, which closes its transports once', async () => {
    const { http, close } = transport('');

    await http.close();
    await http[Symbol.asyncDispose]();

    expect(close).toHaveBeenCalledOnce();
    await expect(http.func('pricing')).rejects.toThrow(/closed/);
  });
});

describe('A session', () => {
  test('that closes waits for its calls', async () => {
    let release = (): void => undefined;
    await restart((socket, request, self) => {
      release = () => json(200, {})(socket, request, self);
      arrived();
    });
    let arrived = (): void => undefined;
    const there = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const http = new PyPwExtHTTPSession();
    const call = http.get(server.origin);
    await there;
    const order: string[] = [];

    const closing = http.close().then(() => order.push('closed'));
    const answered = call.then(() => order.push('answered'));
    release();
    await Promise.all([closing, answered]);

    expect(order).toEqual(['answered', 'closed']);
  });

  test.for([
    { timeout: 0 },
    { timeout: 2 ** 31 },
    { timeout: Number.NaN },
    { retry: { total: -1 } },
    { retryBudget: { cost: -1 } },
    { maxResponseBytes: -1 },
    { headers: { 'x-a': 'a\nb' } },
    { signing: { hosts: { 'https://x.com/a': {} } } },
    { credentials: { accessKeyId: '', secretAccessKey: 'hunter2' } },
  ])('refuses the options %j', (options) => {
    expect(() => new PyPwExtHTTPSession(options)).toThrow(
      expect.objectContaining({ name: 'PyPwExtInternalError' }),
    );
  });

  test('refuses https while the verification of certificates is switched off', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const fetch = vi.fn(async () => new Response('ok'));

    await expect(new PyPwExtHTTPSession({ fetch }).get('https://x.com')).rejects.toThrow(/NODE_TLS_REJECT/);
    expect(fetch).not.toHaveBeenCalled();
    const http = new PyPwExtHTTPSession({ fetch, allowUnverifiedTls: true });
    expect((await http.get('https://x.com')).responseBody).toBe('ok');
  });

  test('gives the response of a server whose status has a phrase that no Response takes', async () => {
    await using server = await ScriptedServer.start((socket) => {
      socket.end('HTTP/1.1 404 costs 5 \u20ac\r\ncontent-length: 2\r\n\r\nhi');
    });
    const read = new PyPwExtHTTPSession().call({ url: `${server.origin as 'http://x'}/a` });

    await expect(read()).rejects.toMatchObject({ code: 404, responseBody: 'hi' });
  });

  test('closes all of its transports, even when one of them fails', async () => {
    const close = vi.fn();
    const failing = { methods: ['FUNC'], send: vi.fn(), close: () => Promise.reject(new Error('stuck')) };
    const other = { methods: ['EVENT'], send: vi.fn(), close };
    const http = new PyPwExtHTTPSession({ transports: [failing, other] as unknown as Transport[] });

    await expect(http.close()).rejects.toThrow('stuck');
    expect(close).toHaveBeenCalledOnce();
  });

  test('decodes text by its charset', async () => {
    await restart(answer(200, Buffer.from([0xe5]), { 'content-type': 'text/plain; charset=iso-8859-1' }));

    expect((await new PyPwExtHTTPSession().get(server.origin)).responseBody).toBe('å');
  });

  test('keeps calls of parallel invocations apart', async () => {
    let waiting = 0;
    let open = (): void => undefined;
    const all = new Promise<void>((resolve) => {
      open = resolve;
    });
    await restart((socket, request, self) => {
      void all.then(() =>
        json(200, { id: request.headers['x-pypwext-id'], path: request.target })(socket, request, self),
      );
      when(() => {
        waiting += 1;
        if (waiting === 50) open();
      })(socket, request, self);
    });
    const call = new PyPwExtHTTPSession().call({ url: '{API}/{id}' });
    const ids = Array.from({ length: 50 }, (_, index) => `id-${index}`);

    const replies = await Promise.all(
      ids.map((id) => runInvocation({ trace: { pypwextId: id } }, () => call({ id }))),
    );

    expect(replies.map((reply) => reply.json())).toEqual(ids.map((id) => ({ id, path: `/${id}` })));
  });
});
