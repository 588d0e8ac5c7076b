import { getEventListeners } from 'node:events';
import { runInvocation } from '@pypwext/base';
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  ConstantBackoff,
  circuitBreaker,
  handleAll,
  retry,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { describe, expect, test, vi } from 'vitest';
import { type FetchFunction, type HttpPolicy, PyPwExtHTTPSession } from '../../src/index.ts';
import { ManualClock } from '../support/manual-clock.ts';
import { ScriptedServer } from '../support/scripted-server.ts';
import { answer, reset } from '../support/steps.ts';

const breaker = (failures: number) =>
  circuitBreaker(handleAll, { halfOpenAfter: 60_000, breaker: new ConsecutiveBreaker(failures) });

describe("A circuit breaker of cockatiel around the session's attempts", () => {
  test('opens on statuses and network failures, and the call ends with its last reply', async () => {
    await using server = await ScriptedServer.start(
      reset(),
      answer(503, 'early'),
      answer(503, 'last'),
      answer(200),
    );
    const http = new PyPwExtHTTPSession({ policy: breaker(3), clock: new ManualClock() });

    const reply = await http.get(server.origin);

    expect([reply.responseCode, reply.responseBody, server.requests.length]).toEqual([503, 'last', 3]);
  });

  test('refuses further calls with code 503 and the cause, and sends nothing', async () => {
    await using server = await ScriptedServer.start(answer(500));
    const http = new PyPwExtHTTPSession({ policy: breaker(1), retry: false });
    await http.get(server.origin);

    const failure: unknown = await http.get(server.origin).catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: 503, attempts: 0, cause: expect.any(BrokenCircuitError) });
    expect(server.requests.length).toBe(1);
  });

  test('does not count answers, nor a caller who gives up', async () => {
    await using server = await ScriptedServer.start(answer(404));
    const http = new PyPwExtHTTPSession({ policy: breaker(1) });

    await http.get(server.origin);
    await expect(http.get(server.origin, { signal: AbortSignal.abort('enough') })).rejects.toBe('enough');

    expect((await http.get(server.origin)).responseCode).toBe(404);
  });

  test('ends an attempt by its signal, which counts as a timeout', async () => {
    await using server = await ScriptedServer.start(() => undefined);
    const policy = wrap(breaker(5), timeout(20, TimeoutStrategy.Cooperative));
    const http = new PyPwExtHTTPSession({ policy, retry: false });

    await expect(http.get(server.origin)).rejects.toMatchObject({ code: 504 });
  });
});

describe('A policy', () => {
  const late = (): Promise<never> =>
    new Promise((_, reject) => setImmediate(() => setImmediate(() => reject(new Error('late')))));

  test.each<[string, HttpPolicy]>([
    ['gives up on', { execute: (attempt) => Promise.race([attempt(), late()]) }],
    ['does not wait for', { execute: async (attempt) => void attempt() }],
  ])('that %s an attempt ends it, and the error says so', async (_name, policy) => {
    const fetch = vi.fn<FetchFunction>(() => new Promise(() => undefined));
    const http = new PyPwExtHTTPSession({ policy, fetch, retry: false });

    await expect(http.post('https://api.example.com/a')).rejects.toMatchObject({
      ...{ code: 504, attempts: 1 },
      message: expect.stringContaining('was ended by the policy of the session (1 attempt)'),
    });
    expect(fetch.mock.calls[0]?.[1].signal?.aborted).toBe(true);
  });

  test.each([
    ['POST', false, 1],
    ['POST', true, 3],
    ['PUT', false, 3],
  ])('that tries again sends %s with idempotent %s so often: %i', async (method, idempotent, times) => {
    await using server = await ScriptedServer.start(answer(503, 'busy'));
    const policy = retry(handleAll, { maxAttempts: 2, backoff: new ConstantBackoff(0) });
    const http = new PyPwExtHTTPSession({ policy, retry: false });

    const reply = await http.request(method, server.origin, { idempotent });

    expect([reply.responseBody, server.requests.length]).toEqual(['busy', times]);
  });

  test('that has one signal for all attempts leaves nothing at it', async () => {
    const { signal } = new AbortController();
    const policy: HttpPolicy = { execute: (attempt) => attempt({ signal }) };
    const http = new PyPwExtHTTPSession({ policy, fetch: async () => new Response() });
    const any = vi.spyOn(AbortSignal, 'any');

    await http.get('https://api.example.com/a');

    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(any).not.toHaveBeenCalled();
    any.mockRestore();
  });

  test('that holds an attempt back does not hold a caller who gives up, and sends nothing later', async () => {
    const fetch = vi.fn<FetchFunction>(async () => new Response());
    const abort = new AbortController();
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const held: Promise<unknown>[] = [];
    const policy: HttpPolicy = {
      execute: (attempt) => {
        abort.abort('enough');
        held.push(gate.then(() => attempt()));
        return held[0] as Promise<unknown>;
      },
    };
    const http = new PyPwExtHTTPSession({ policy, fetch });

    await expect(http.get('https://api.example.com/a', { signal: abort.signal })).rejects.toBe('enough');
    open();
    await Promise.allSettled(held);

    expect(fetch).not.toHaveBeenCalled();
  });

  test('that holds an attempt back until the deadline has it not sent', async () => {
    const clock = new ManualClock();
    const fetch = vi.fn<FetchFunction>(async () => new Response());
    const policy: HttpPolicy = {
      execute: (attempt) => {
        clock.advance(2_000);
        return attempt();
      },
    };
    const http = new PyPwExtHTTPSession({ policy, fetch, clock });

    const call = runInvocation({ deadline: clock.now() + 1_000 }, () =>
      http.get('https://api.example.com/a'),
    );

    await expect(call).rejects.toMatchObject({
      ...{ code: 504, attempts: 0 },
      message: expect.stringContaining('was not sent: the time of the invocation is up'),
    });
    expect(fetch).not.toHaveBeenCalled();
  });
});
