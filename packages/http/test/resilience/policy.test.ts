import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import { describe, expect, test } from 'vitest';
import { PyPwExtHTTPSession } from '../../src/index.ts';
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
