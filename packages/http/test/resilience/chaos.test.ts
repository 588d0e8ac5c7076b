import { createServer } from 'node:net';
import { isPyPwExtHTTPError, runInvocation } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { type HttpReply, PyPwExtHTTPSession, type PyPwExtHTTPSessionOptions } from '../../src/index.ts';
import type { RequestOptions } from '../../src/request/call-options.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedServer, type Step } from '../support/scripted-server.ts';
import {
  answer,
  answerAfter,
  answerChunked,
  answerCompressed,
  drip,
  garble,
  hangUp,
  redirect,
  reset,
  resetInBody,
  stall,
  stallInBody,
  truncate,
  when,
} from '../support/steps.ts';

/** With this random number each wait is half of its bound: 50, 100, 200, ... ms. */
const HALF = 0.5;
const HALF_WAITS = [50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000];

interface Scenario {
  readonly script: (clock: ManualClock, abort: AbortController) => Step[];
  readonly session?: PyPwExtHTTPSessionOptions;
  readonly method?: string;
  readonly call?: RequestOptions;
  /** How long the invocation lasts, in ms. */
  readonly lasts?: number;
  readonly random?: number;
  /** The status of the reply, or the code of the error; `'abort'` for the caller's reason. */
  readonly ends:
    | { readonly status: number; readonly body?: string }
    | { readonly code: number; readonly says?: string }
    | 'abort';
  /** How many requests reach the server. */
  readonly requests: number;
  readonly waits?: readonly number[];
}

const scenarios: Record<string, Scenario> = {
  'a reply of 200 needs one attempt': {
    script: () => [answer(200, 'fine')],
    ends: { status: 200, body: 'fine' },
    requests: 1,
  },
  'a reply of 404 is an answer': {
    script: () => [answer(404, 'none')],
    ends: { status: 404, body: 'none' },
    requests: 1,
  },
  'a reply of 501 is an answer': { script: () => [answer(501)], ends: { status: 501 }, requests: 1 },
  'one 503 is followed by a second attempt': {
    script: () => [answer(503), answer(200, 'fine')],
    ends: { status: 200, body: 'fine' },
    requests: 2,
    waits: [50],
  },
  'each of 429, 500, 502, 503 and 504 is tried again': {
    script: () => [answer(429), answer(500), answer(502), answer(503), answer(504), answer(200)],
    ends: { status: 200 },
    requests: 6,
    waits: HALF_WAITS.slice(0, 5),
  },
  'a storm of 503 ends after eleven attempts with the last reply': {
    script: () => [...Array.from({ length: 10 }, () => answer(503, 'early')), answer(503, 'last')],
    ends: { status: 503, body: 'last' },
    requests: 11,
    waits: HALF_WAITS,
  },
  'no random number makes a wait longer than its bound': {
    script: () => [answer(503)],
    random: 0.999_999,
    session: { retry: { maxDelay: 1_000 } },
    ends: { status: 503 },
    requests: 11,
    waits: [100, 200, 400, 800, 1_000, 1_000, 1_000, 1_000, 1_000, 1_000].map((bound) => bound * 0.999_999),
  },
  'backoffFactor scales the waits': {
    script: () => [answer(503), answer(503), answer(200)],
    session: { retry: { backoffFactor: 3 } },
    ends: { status: 200 },
    requests: 3,
    waits: [150, 300],
  },
  'total bounds the retries': {
    script: () => [answer(503)],
    session: { retry: { total: 2 } },
    ends: { status: 503 },
    requests: 3,
    waits: [50, 100],
  },
  'retry: false makes one attempt': {
    script: () => [answer(503)],
    session: { retry: false },
    ends: { status: 503 },
    requests: 1,
  },
  'a call overrides the retry of its session': {
    script: () => [answer(503)],
    session: { retry: false },
    call: { retry: { total: 1 } },
    ends: { status: 503 },
    requests: 2,
    waits: [50],
  },
  'a call switches the retry of its session off': {
    script: () => [answer(503)],
    call: { retry: false },
    ends: { status: 503 },
    requests: 1,
  },
  'statuses names what is tried again': {
    script: () => [answer(418), answer(503, 'no')],
    session: { retry: { statuses: [418] } },
    ends: { status: 503, body: 'no' },
    requests: 2,
    waits: [50],
  },
  'a 429 of a spent usage plan is an answer': {
    script: () => [answer(429, 'quota', { 'x-amzn-errortype': 'LimitExceededException' })],
    ends: { status: 429, body: 'quota' },
    requests: 1,
  },
  'POST is not tried again after a 503': {
    script: () => [answer(503), answer(200)],
    method: 'POST',
    call: { body: 'once' },
    ends: { status: 503 },
    requests: 1,
  },
  'POST is not tried again after a reset': {
    script: () => [reset(), answer(200)],
    method: 'POST',
    call: { body: 'once' },
    ends: { code: 502 },
    requests: 1,
  },
  'PATCH is not tried again after a stall': {
    script: (clock) => [stall(clock), answer(200)],
    method: 'PATCH',
    call: { body: 'once' },
    ends: { code: 504 },
    requests: 1,
  },
  'POST declared idempotent is tried again': {
    script: () => [answer(503), reset(), answer(201)],
    method: 'POST',
    call: { body: { a: 1 }, idempotent: true },
    ends: { status: 201 },
    requests: 3,
    waits: [50, 100],
  },
  'PUT is tried again': {
    script: () => [answer(500), answer(204)],
    method: 'PUT',
    call: { body: { a: 1 } },
    ends: { status: 204, body: '' },
    requests: 2,
    waits: [50],
  },
  'a stream is sent once': {
    script: () => [answer(503), answer(200)],
    method: 'PUT',
    call: { body: ReadableStream.from([Buffer.from('piece')]) },
    ends: { status: 503 },
    requests: 1,
  },
  'a reset connection is tried again': {
    script: () => [reset(), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'a connection closed without an answer is tried again': {
    script: () => [hangUp(), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'resets without end are an error of code 502': {
    script: () => [reset()],
    session: { retry: { total: 3 } },
    ends: { code: 502 },
    requests: 4,
    waits: [50, 100, 200],
  },
  'a truncated body is tried again': {
    script: () => [truncate(), answer(200, 'whole')],
    ends: { status: 200, body: 'whole' },
    requests: 2,
    waits: [50],
  },
  'a reset within a chunked body is tried again': {
    script: () => [resetInBody(), answer(200, 'whole')],
    ends: { status: 200, body: 'whole' },
    requests: 2,
    waits: [50],
  },
  'what is no HTTP is tried again': {
    script: () => [garble(), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'a server that never answers is tried again when the timer runs out': {
    script: (clock) => [stall(clock), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'stalls without end are an error of code 504': {
    script: (clock) => [stall(clock)],
    session: { retry: { total: 1 } },
    ends: { code: 504, says: 'did not answer within 30000 ms (2 attempts)' },
    requests: 2,
    waits: [50],
  },
  'the timer covers a body that stalls': {
    script: (clock) => [stallInBody(clock), answer(200, 'whole')],
    ends: { status: 200, body: 'whole' },
    requests: 2,
    waits: [50],
  },
  'the timer ends a body that drips for ever': {
    script: (clock) => [drip(clock, 7_000), answer(200, 'whole')],
    ends: { status: 200, body: 'whole' },
    requests: 2,
    waits: [50],
  },
  'a slow answer within the timer is an answer': {
    script: (clock) => [answerAfter(clock, 29_000, answer(200, 'late'))],
    ends: { status: 200, body: 'late' },
    requests: 1,
  },
  'each attempt has a timer of its own': {
    script: (clock) => [
      answerAfter(clock, 29_000, answer(503)),
      answerAfter(clock, 29_000, answer(503)),
      answerAfter(clock, 29_000, answer(200)),
    ],
    ends: { status: 200 },
    requests: 3,
    waits: [50, 100],
  },
  'a call has a timer of its own': {
    script: (clock) => [answerAfter(clock, 1_500, answer(200))],
    call: { timeout: 1_000, retry: false },
    ends: { code: 504 },
    requests: 1,
  },
  'Retry-After in seconds is the lower bound of the wait': {
    script: () => [answer(429, '', { 'retry-after': '7' }), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [7_000],
  },
  'a Retry-After below the back-off does not shorten it': {
    script: () => [answer(503, '', { 'retry-after': '0' }), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'Retry-After as a date counts from the date of the server': {
    script: () => [
      answer(503, '', {
        date: 'Sun, 06 Nov 1994 08:49:37 GMT',
        'retry-after': 'Sun, 06 Nov 1994 08:49:49 GMT',
      }),
      answer(200),
    ],
    ends: { status: 200 },
    requests: 2,
    waits: [12_000],
  },
  'Retry-After in the old form of dates is understood': {
    script: () => [
      answer(503, '', {
        date: 'Sunday, 06-Nov-94 08:49:37 GMT',
        'retry-after': 'Sun Nov  6 08:49:40 1994',
      }),
      answer(200),
    ],
    ends: { status: 200 },
    requests: 2,
    waits: [3_000],
  },
  'a Retry-After beyond the bound hands the reply back at once': {
    script: () => [answer(429, 'later', { 'retry-after': '61' }), answer(200)],
    ends: { status: 429, body: 'later' },
    requests: 1,
  },
  'a Retry-After of any number of digits hands the reply back at once': {
    script: () => [answer(503, 'later', { 'retry-after': '99999999999999999999' }), answer(200)],
    ends: { status: 503, body: 'later' },
    requests: 1,
  },
  'a Retry-After at the bound is waited for': {
    script: () => [answer(429, '', { 'retry-after': '60' }), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [60_000],
  },
  'a Retry-After that makes no sense is ignored': {
    script: () => [answer(503, '', { 'retry-after': 'soon' }), answer(200)],
    ends: { status: 200 },
    requests: 2,
    waits: [50],
  },
  'a wait that would pass the deadline hands the reply back at once': {
    script: () => [answer(503, 'busy', { 'retry-after': '5' }), answer(200)],
    lasts: 4_000,
    ends: { status: 503, body: 'busy' },
    requests: 1,
  },
  'a call ends before the invocation, with code 504': {
    script: (clock) => [stall(clock)],
    lasts: 3_000,
    ends: { code: 504, says: 'the time of the invocation is up (1 attempt)' },
    requests: 1,
  },
  'attempts go on while the deadline allows': {
    script: (clock) => [
      answerAfter(clock, 1_000, answer(503)),
      answerAfter(clock, 1_000, answer(503)),
      stall(clock),
    ],
    lasts: 4_000,
    ends: { code: 504 },
    requests: 3,
    waits: [50, 100],
  },
  'a call without time left sends nothing': {
    script: () => [answer(200)],
    lasts: 500,
    ends: { code: 504 },
    requests: 0,
  },
  'the reserve before the deadline can be set': {
    script: () => [answer(200)],
    session: { deadlineReserve: 50 },
    lasts: 100,
    ends: { status: 200 },
    requests: 1,
  },
  'an abort during an attempt ends the call with its reason': {
    script: (_clock, abort) => [when(() => abort.abort(new Error('enough')))],
    ends: 'abort',
    requests: 1,
  },
  'an abort after an attempt ends the wait with its reason': {
    script: (clock, abort) => [
      when(() => {
        clock.onWait = () => abort.abort(new Error('enough'));
      }, answer(503)),
    ],
    ends: 'abort',
    requests: 1,
    waits: [50],
  },
  'a redirect is followed': {
    script: () => [redirect(302, '/elsewhere'), answer(200, 'there')],
    ends: { status: 200, body: 'there' },
    requests: 2,
  },
  'five redirects are followed, the sixth is the answer': {
    script: () => [redirect(301, '/round')],
    ends: { status: 301, body: 'moved' },
    requests: 6,
  },
  'maxRedirects: 0 makes each redirect an answer': {
    script: () => [redirect(307, '/elsewhere')],
    session: { maxRedirects: 0 },
    ends: { status: 307 },
    requests: 1,
  },
  'a redirect of a POST is an answer': {
    script: () => [redirect(307, '/elsewhere'), answer(200)],
    method: 'POST',
    call: { body: 'once' },
    ends: { status: 307 },
    requests: 1,
  },
  'a redirect to something that is no address is an answer': {
    script: () => [redirect(302, 'http://[broken')],
    ends: { status: 302 },
    requests: 1,
  },
  'a redirect to a file is an answer': {
    script: () => [redirect(302, 'file:///etc/passwd')],
    ends: { status: 302 },
    requests: 1,
  },
  'a failure after a redirect starts from the beginning': {
    script: () => [
      redirect(302, '/elsewhere'),
      answer(503),
      redirect(302, '/elsewhere'),
      answer(200, 'there'),
    ],
    ends: { status: 200, body: 'there' },
    requests: 4,
    waits: [50],
  },
  'a declared length beyond the bound is an error of code 502, once': {
    script: () => [answer(200, 'x'.repeat(1_001))],
    session: { maxResponseBytes: 1_000 },
    ends: { code: 502 },
    requests: 1,
  },
  'a chunked body beyond the bound is an error of code 502, once': {
    script: () => [answerChunked(200, 'x'.repeat(600), 'x'.repeat(600))],
    session: { maxResponseBytes: 1_000 },
    ends: { code: 502 },
    requests: 1,
  },
  'a compressed body is measured unpacked': {
    script: () => [answerCompressed(200, 'x'.repeat(100_000))],
    session: { maxResponseBytes: 1_000 },
    ends: { code: 502 },
    requests: 1,
  },
  'a body at the bound is read': {
    script: () => [answerChunked(200, 'x'.repeat(500), 'x'.repeat(500))],
    session: { maxResponseBytes: 1_000 },
    ends: { status: 200, body: 'x'.repeat(1_000) },
    requests: 1,
  },
  'HEAD has no body, whatever its length says': {
    script: () => [answer(200, 'a body', {})],
    method: 'HEAD',
    ends: { status: 200, body: '' },
    requests: 1,
  },
  'an empty budget ends the retries': {
    script: () => [answer(503)],
    session: { retryBudget: { capacity: 30 } },
    ends: { status: 503 },
    requests: 3,
    waits: [50, 100],
  },
  'throttled attempts cost less of the budget': {
    script: () => [answer(429)],
    session: { retryBudget: { capacity: 30 } },
    ends: { status: 429 },
    requests: 7,
    waits: HALF_WAITS.slice(0, 6),
  },
};

const run = async (scenario: Scenario, origin: string, clock: ManualClock, abort: AbortController) => {
  clock.callerSignal = abort.signal;
  const http = new PyPwExtHTTPSession({ clock, random: () => scenario.random ?? HALF, ...scenario.session });
  const call = () =>
    http.request(scenario.method ?? 'GET', `${origin}/path?secret=1`, {
      signal: abort.signal,
      ...scenario.call,
    });
  const made =
    scenario.lasts === undefined ? call() : runInvocation({ deadline: clock.now() + scenario.lasts }, call);
  const outcome = await made.then(
    (reply) => ({ reply }),
    (error: unknown) => ({ error }),
  );
  await http.close();
  return outcome as { reply?: HttpReply; error?: unknown };
};

describe('Against a server that misbehaves', () => {
  for (const [name, scenario] of Object.entries(scenarios)) {
    test(name, async () => {
      const clock = new ManualClock();
      const abort = new AbortController();
      await using server = await ScriptedServer.start(...scenario.script(clock, abort));

      const { reply, error } = await run(scenario, server.origin, clock, abort);

      const { ends } = scenario;
      if (ends === 'abort') {
        expect(error).toBe(abort.signal.reason);
      } else if ('status' in ends) {
        expect(error).toBeUndefined();
        expect(reply?.responseCode).toBe(ends.status);
        if (ends.body !== undefined) expect(reply?.responseBody).toBe(ends.body);
      } else {
        expect(isPyPwExtHTTPError(error) && error.code).toBe(ends.code);
        expect(isPyPwExtHTTPError(error) && error.url).toBe(`${server.origin}/path`);
        expect(String(error)).not.toContain('secret');
        expect(String(error)).toContain(ends.says ?? '');
      }
      expect(server.requests.length).toBe(scenario.requests);
      expect(clock.waits).toEqual(scenario.waits ?? []);
      expect(clock.running).toBe(0);
    });
  }

  test('a refused connection is tried eleven times and then an error of code 502', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const clock = new ManualClock();

    const { error } = await run(
      { script: () => [], ends: { code: 502 }, requests: 0 },
      `http://127.0.0.1:${port}`,
      clock,
      new AbortController(),
    );

    expect(error).toMatchObject({ code: 502, attempts: 11 });
    expect(String(error)).toContain('ECONNREFUSED');
    expect(clock.waits).toEqual(HALF_WAITS);
  });
});
