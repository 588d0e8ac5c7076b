import {
  getCurrentCollector,
  isPyPwExtError,
  type PyPwExtErrorOptions,
  PyPwExtErrorWithReturn,
  runInvocation,
  StdErrorCollector,
  StdPyPwExtError,
} from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService, type ResponseOptions } from '../src/index.ts';
import { albMultiValueEvent, DOORS, httpEvent, restEvent } from './events.ts';
import { lambdaContext, REQUEST_ID } from './lambda-context.ts';
import { silentLogger } from './silent-logger.ts';

const problem = (code: number, options: PyPwExtErrorOptions = {}) =>
  new StdPyPwExtError(`m${code}`, { code, action: 'CONTINUE', ...options });

interface Run {
  readonly options?: ResponseOptions;
  readonly collected?: readonly StdPyPwExtError[];
  readonly event?: unknown;
  readonly logger?: ReturnType<typeof silentLogger>;
}

/** Runs a handler inside of a response, with errors that were collected before it ended. */
async function run(handler: () => unknown, { options = {}, collected, event, logger }: Run = {}) {
  const service = new PyPwExtService({ logger: logger ?? silentLogger() });
  const wrapped = service.response(options)(async (_event: unknown, _context: unknown) => {
    for (const error of collected ?? []) getCurrentCollector()?.add(error);
    return handler();
  });
  const init = collected ? { collector: new StdErrorCollector() } : {};
  const result = await runInvocation(init, () => wrapped(event ?? httpEvent(), lambdaContext()));
  return result as GatewayResponse;
}

const fails = (error: unknown) => () => {
  throw error;
};
const bodyOf = ({ body }: GatewayResponse): unknown => JSON.parse(body ?? 'null');

describe('the handler | result', () => {
  describe('returns something that is no `PyPwExtResponse` | passed through untouched', () => {
    test.each(DOORS)('$door', async ({ event }) => {
      for (const value of [{ statusCode: 200, cookies: [] }, 'text', undefined, null, 0, new Map()]) {
        expect(await run(() => value, { event: event(), collected: [problem(409)] })).toBe(value);
      }
    });
  });

  describe('returns a `PyPwExtResponse` | gateway response of the door it came through; own errors and the collector’s are merged, each once', () => {
    test.each(DOORS)('$door', async ({ event, keys }) => {
      const shared = problem(409);
      const response = await run(() => new PyPwExtResponse({ a: 1, error: [shared, problem(404)] }), {
        event: event(),
        collected: [shared, problem(410)],
        options: { justStatusCode: false },
      });
      expect(keys).toEqual(expect.arrayContaining(Object.keys(response)));
      expect(response.statusCode).toBe(410);
      expect(bodyOf(response)).toMatchObject({ a: 1, error: [{ code: 409 }, { code: 404 }, { code: 410 }] });
    });
  });

  describe('errors present, response status below 400, `codeFromError` | status = the highest code among them', () => {
    test.each([200, 201, 302, 399])('status %i', async (statusCode) => {
      const handler = () => new PyPwExtResponse({ statusCode, error: problem(404) });
      expect((await run(handler, { collected: [problem(409), problem(400)] })).statusCode).toBe(409);
      expect((await run(handler, { options: { codeFromError: false } })).statusCode).toBe(statusCode);
    });

    test('a status from 400 stays', async () => {
      const handler = () => new PyPwExtResponse({ statusCode: 422, error: problem(503) });
      expect((await run(handler)).statusCode).toBe(422);
    });

    test('a code that is no status becomes 500', async () => {
      for (const code of [0, 99, 600, 1000, 400.5]) {
        expect((await run(() => new PyPwExtResponse({ error: problem(code) }))).statusCode).toBe(500);
      }
    });
  });

  test('`justStatusCode: true` (default) | no `error` key; the body is the response’s own', async () => {
    for (const options of [{}, { justStatusCode: true }]) {
      const response = await run(() => new PyPwExtResponse({ updated: [1], error: problem(409) }), {
        options,
      });
      expect(response).toMatchObject({ statusCode: 409, body: '{"updated":[1]}' });
    }
  });

  describe('`justStatusCode: false`, object body | key `error` added: one object, or an array when several; `{ code, msg, classification, details? }`, never `action`', () => {
    const options = { justStatusCode: false };

    test('one', async () => {
      const error = problem(400, { details: { operation: 'send_offer' } });
      const response = await run(
        () => new PyPwExtResponse({ updated: [], operation: 'create-offer', error }),
        {
          options,
        },
      );
      expect(response.body).toBe(
        '{"updated":[],"operation":"create-offer","error":{"code":400,"msg":"m400","classification":"NA","details":{"operation":"send_offer"}}}',
      );
    });

    test('several', async () => {
      const response = await run(
        () => new PyPwExtResponse({ body: { a: 1 }, error: [problem(400), problem(404)] }),
        {
          options,
        },
      );
      expect(bodyOf(response)).toEqual({
        a: 1,
        error: [
          { code: 400, msg: 'm400', classification: 'NA' },
          { code: 404, msg: 'm404', classification: 'NA' },
        ],
      });
    });

    test('no body at all counts as an empty object', async () => {
      const response = await run(() => new PyPwExtResponse({ error: problem(404) }), { options });
      expect(bodyOf(response)).toEqual({ error: { code: 404, msg: 'm404', classification: 'NA' } });
    });

    test('an object with a JSON form of its own, or a Map', async () => {
      class Money {
        readonly #amount = 5;
        toJSON() {
          return { amount: this.#amount };
        }
      }
      for (const body of [new Money(), new Map([['amount', 5]])]) {
        const response = await run(() => new PyPwExtResponse({ body, error: problem(404) }), { options });
        expect(bodyOf(response)).toMatchObject({ amount: 5, error: { code: 404 } });
      }
    });
  });

  describe('`justStatusCode: false`, string or binary body | replaced by `{ "error": ... }`', () => {
    test.each([
      ['string', 'plain text'],
      ['bytes', new Uint8Array([1, 2])],
      ['Buffer', Buffer.from('b')],
      ['ArrayBuffer', new ArrayBuffer(2)],
      ['array', [1, 2]],
      ['number', 7],
    ])('%s', async (_, body) => {
      const response = await run(
        () =>
          new PyPwExtResponse({
            body,
            contentType: 'image/png',
            headers: { 'Content-Encoding': 'gzip', ETag: '"1"', 'X-Kept': 'yes' },
            error: problem(404),
          }),
        { options: { justStatusCode: false } },
      );
      expect(response).toEqual({
        statusCode: 404,
        headers: { 'Content-Type': 'application/json', 'X-Kept': 'yes' },
        body: '{"error":{"code":404,"msg":"m404","classification":"NA"}}',
      });
    });
  });

  describe('throws a `PyPwExtError` | collected if a collector is installed; response with its code; body absent, or the `returnValue`; `error` as above', () => {
    test('collected if a collector is installed', async () => {
      const error = problem(404, { action: 'RAISE' });
      const collector = new StdErrorCollector();
      const service = new PyPwExtService();
      await runInvocation({ collector }, () => service.response(fails(error))());
      expect(collector.errors).toEqual([error]);
    });

    test('response with its code; body absent', async () => {
      expect(await run(fails(problem(404)))).toEqual({ statusCode: 404 });
    });

    test('its code is the status even when a collected one is higher; the others are in `error` as well', async () => {
      const response = await run(fails(problem(404)), {
        collected: [problem(503)],
        options: { justStatusCode: false },
      });
      expect(response.statusCode).toBe(404);
      expect(bodyOf(response)).toMatchObject({ error: [{ code: 503 }, { code: 404 }] });
    });

    test('body ... or the `returnValue`; `error` as above', async () => {
      const error = new PyPwExtErrorWithReturn('m', { code: 409, returnValue: { sent: 1 } });
      expect(await run(fails(error))).toMatchObject({ statusCode: 409, body: '{"sent":1}' });
      expect(bodyOf(await run(fails(error), { options: { justStatusCode: false } }))).toEqual({
        sent: 1,
        error: { code: 409, msg: 'm', classification: 'NA' },
      });
    });
  });

  test('throws it with action RAISE and `alwaysReturn: false` | rethrown', async () => {
    const options = { alwaysReturn: false };
    const raised = new StdPyPwExtError('m', { code: 404 });
    await expect(run(fails(raised), { options })).rejects.toBe(raised);
    expect(await run(fails(problem(404)), { options })).toEqual({ statusCode: 404 });
  });

  describe('throws anything else | 500, `{"error":"Internal Server Error"}`; nothing of the cause leaks; logged at ERROR when a logger is given; rethrown when `alwaysReturn: false`', () => {
    const thrown = new TypeError('password=hunter2', { cause: 'secret' });

    test.each(DOORS)('$door', async ({ event }) => {
      for (const options of [{}, { justStatusCode: false }]) {
        const logger = silentLogger();
        const response = await run(fails(thrown), { event: event(), logger, options });
        expect(response.statusCode).toBe(500);
        expect(response.body).toBe('{"error":"Internal Server Error"}');
        expect(JSON.stringify(response)).not.toMatch(/hunter2|secret|TypeError/);
        expect(logger.error).toHaveBeenCalledExactlyOnceWith(expect.anything(), thrown);
      }
    });

    test('a value that is no Error is logged as the cause of one', async () => {
      for (const value of ['text', undefined, null, { code: 404 }]) {
        const logger = silentLogger();
        expect(await run(fails(value), { logger })).toMatchObject({ statusCode: 500 });
        expect(logger.error.mock.calls[0]?.[1]).toMatchObject({ cause: value });
      }
    });

    test('collected errors are not shown beside it', async () => {
      const response = await run(fails(thrown), {
        collected: [problem(404)],
        options: { justStatusCode: false },
      });
      expect(response).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
    });

    test('rethrown when `alwaysReturn: false`', async () => {
      await expect(run(fails(thrown), { options: { alwaysReturn: false } })).rejects.toBe(thrown);
    });

    test('a logger that throws does not take the answer with it', async () => {
      const logger = silentLogger();
      logger.error.mockImplementation(fails(new Error('disk full')));
      const consoleError = console.error;
      const told: unknown[] = [];
      console.error = (...input: unknown[]) => void told.push(...input);
      try {
        expect(await run(fails(thrown), { logger })).toMatchObject({ statusCode: 500 });
      } finally {
        console.error = consoleError;
      }
      expect(told).toContain(thrown);
    });
  });

  describe('an error classified above `disclose` | code and classification stay; the message becomes the status phrase, details are left out', () => {
    const ranks = ['NA', 'AUTHORIZATION_INFO', 'CORPORATE_SENSITIVE_INFO', 'PII'] as const;

    test.each(ranks.flatMap((disclose) => ranks.map((classification) => ({ disclose, classification }))))(
      'disclose $disclose, error $classification',
      async ({ disclose, classification }) => {
        const error = problem(404, { classification, details: { email: 'a@example.com' } });
        for (const format of ['pypwext', 'problem'] as const) {
          const response = await run(fails(error), { options: { justStatusCode: false, disclose, format } });
          const told = ranks.indexOf(classification) <= ranks.indexOf(disclose);
          expect(response.body?.includes('a@example.com')).toBe(told);
          expect(response.body?.includes('m404')).toBe(told);
          expect(response.body?.includes('Not Found')).toBe(!told || format === 'problem');
        }
      },
    );

    test('the default is CORPORATE_SENSITIVE_INFO', async () => {
      const options = { justStatusCode: false };
      const pii = problem(404, { classification: 'PII', details: 1 });
      expect(bodyOf(await run(fails(pii), { options }))).toEqual({
        error: { code: 404, msg: 'Not Found', classification: 'PII' },
      });
      const internal = problem(404, { classification: 'CORPORATE_SENSITIVE_INFO' });
      expect(bodyOf(await run(fails(internal), { options }))).toMatchObject({ error: { msg: 'm404' } });
    });

    test('the service may set it for all its responses', async () => {
      const service = new PyPwExtService({ disclose: 'NA' });
      const error = problem(404, { classification: 'AUTHORIZATION_INFO' });
      const response = (await service.response({ justStatusCode: false })(fails(error))()) as GatewayResponse;
      expect(response.body).toContain('Not Found');
    });
  });

  describe('`format: problem` | RFC 9457 `application/problem+json` with `type title status detail instance errors[]` and the trace id', () => {
    const options = { format: 'problem', justStatusCode: false } as const;

    test('one error', async () => {
      const response = await run(fails(problem(404)), { options });
      expect(response.headers).toEqual({ 'Content-Type': 'application/problem+json' });
      expect(bodyOf(response)).toEqual({
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        detail: 'm404',
        instance: `urn:uuid:${REQUEST_ID}`,
        trace_id: '1-68a0f1b2-1234567890abcdef12345678',
      });
    });

    test('several errors, and a partial answer as extension members', async () => {
      const handler = () => new PyPwExtResponse({ updated: [1], error: [problem(400), problem(409)] });
      expect(bodyOf(await run(handler, { options }))).toMatchObject({
        updated: [1],
        status: 409,
        detail: 'm409',
        errors: [
          { detail: 'm400', code: 400 },
          { detail: 'm409', code: 409 },
        ],
      });
    });

    test('`justStatusCode: true` still means no body', async () => {
      expect(await run(fails(problem(404)), { options: { format: 'problem' } })).toEqual({ statusCode: 404 });
      expect(await run(fails(new Error('x')), { options: { format: 'problem' } })).toEqual({
        statusCode: 500,
      });
    });

    test('anything else than a PyPwExtError tells nothing', async () => {
      const body = bodyOf(await run(fails(new Error('secret')), { options }));
      expect(body).toEqual({
        type: 'about:blank',
        title: 'Internal Server Error',
        status: 500,
        instance: `urn:uuid:${REQUEST_ID}`,
        trace_id: '1-68a0f1b2-1234567890abcdef12345678',
      });
    });

    test('an answer below 400 stays what it is', async () => {
      const response = await run(() => new PyPwExtResponse({ a: 1, error: problem(404) }), {
        options: { ...options, codeFromError: false },
      });
      expect(response).toMatchObject({ statusCode: 200, headers: { 'Content-Type': 'application/json' } });
      expect(bodyOf(response)).toMatchObject({ a: 1, error: { code: 404 } });
    });

    test.each([
      ['pypwext', 'application/problem+json', 'application/problem+json'],
      ['pypwext', 'application/problem+json;q=0.9, application/json;q=0.5', 'application/problem+json'],
      ['pypwext', 'Application/Problem+JSON', 'application/problem+json'],
      ['pypwext', 'application/json', 'application/json'],
      ['pypwext', 'application/json, text/plain, */*', 'application/json'],
      ['pypwext', 'text/html', 'application/json'],
      ['problem', 'application/json', 'application/json'],
      ['problem', 'application/json, text/plain, */*', 'application/problem+json'],
      ['problem', 'application/problem+json, application/json', 'application/problem+json'],
      ['problem', 'application/*', 'application/problem+json'],
      ['problem', '', 'application/problem+json'],
    ] as const)('format %s, Accept "%s" -> %s', async (format, accept, expected) => {
      for (const { event } of DOORS) {
        const response = await run(fails(problem(404)), {
          options: { format, justStatusCode: false },
          event: event({ headers: { accept } }),
        });
        const type = response.headers?.['Content-Type'] ?? response.multiValueHeaders?.['Content-Type']?.[0];
        expect(type).toBe(expected);
      }
    });
  });
});

test('the values of several Accept headers are one list', async () => {
  const accept = ['text/html', 'application/problem+json'];
  const alb = { ...albMultiValueEvent(), multiValueHeaders: { accept } };
  // A REST API gives the last value alone in `headers`.
  const rest = {
    ...restEvent(),
    headers: { Accept: 'text/html' },
    multiValueHeaders: { Accept: accept.toReversed() },
  };
  for (const event of [alb, rest]) {
    const response = await run(fails(problem(404)), { options: { justStatusCode: false }, event });
    expect(JSON.stringify(response)).toContain('application/problem+json');
  }
});

test('an error that is null is none', async () => {
  expect(await run(() => new PyPwExtResponse({ error: null, a: 1 }))).toMatchObject({ statusCode: 200 });
});

test('the same error object thrown and collected is in the answer once', async () => {
  const error = problem(409);
  const response = await run(fails(error), { collected: [error], options: { justStatusCode: false } });
  expect(bodyOf(response)).toEqual({ error: { code: 409, msg: 'm409', classification: 'NA' } });
  expect(isPyPwExtError(error)).toBe(true);
});
