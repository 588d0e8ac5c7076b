import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { FunctionPool } from '../src/execution/function-pool.ts';
import { close, listen } from '../src/execution/listen.ts';
import { poolOf, runOnce } from './fixtures/function-under-test.ts';

describe('an invocation', () => {
  it('returns the result, and an event and a context as on Lambda', async () => {
    const { failed, payload, requestId } = await runOnce(
      'behaviours.echo',
      { offer: 1 },
      { timeoutMs: 9000 },
    );
    expect(failed).toBe(false);
    expect(payload).toMatchObject({
      event: { offer: 1 },
      context: {
        awsRequestId: requestId,
        functionName: 'under-test',
        functionVersion: '$LATEST',
        memoryLimitInMB: '128',
        invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:under-test',
        logGroupName: '/aws/lambda/under-test',
      },
    });
  });

  it('turns an undefined result into null', async () => {
    expect(await runOnce('behaviours.nothing')).toMatchObject({ failed: false, payload: null });
  });

  it('that throws fails with type, message and trace of the error', async () => {
    const { failed, payload } = await runOnce('behaviours.fail');
    expect(failed).toBe(true);
    expect(payload).toMatchObject({ errorType: 'TypeError', errorMessage: 'the offer is void' });
    expect((payload as { trace: string[] }).trace[0]).toBe('TypeError: the offer is void');
  });

  it.each(['never', 'busy'])('that never ends (%s) is killed at its timeout', async (name) => {
    const { failed, payload, requestId, lines } = await runOnce(`behaviours.${name}`, {}, { timeoutMs: 300 });
    expect(failed).toBe(true);
    expect(payload).toEqual({
      errorType: 'Sandbox.Timedout',
      errorMessage: `RequestId: ${requestId} Error: Task timed out after 0.30 seconds`,
    });
    expect(lines.at(-1)).toMatch(new RegExp(`${requestId} Task timed out after 0.30 seconds$`));
  });

  it.each([
    [0, 'Runtime exited without providing a reason'],
    [3, 'Runtime exited with error: exit status 3'],
  ])('whose process exits with %i fails with the reason', async (code, reason) => {
    const { failed, payload, requestId } = await runOnce('behaviours.exit', { code });
    expect(failed).toBe(true);
    expect(payload).toEqual({
      errorType: 'Runtime.ExitError',
      errorMessage: `RequestId: ${requestId} Error: ${reason}`,
    });
  });

  it.each(['stray', 'asyncThrow'])('fails when an error escapes its promise (%s)', async (name) => {
    const { payload, lines } = await runOnce(`behaviours.${name}`);
    expect(payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/exit status 1$/),
    });
    expect(lines.join('\n')).toMatch(/nobody waits for me|thrown outside/);
  });

  it('whose result cannot be JSON fails', async () => {
    expect(await runOnce('behaviours.cyclic')).toMatchObject({
      failed: true,
      payload: { errorType: 'Runtime.JSONStringifyError', errorMessage: 'Unable to stringify response body' },
    });
  });

  it('may return 5 MB', async () => {
    const { failed, payload } = await runOnce('behaviours.large', { bytes: 5_000_000 });
    expect(failed).toBe(false);
    expect(payload).toHaveLength(5_000_000);
  });

  it('that returns 7 MB fails', async () => {
    expect(await runOnce('behaviours.large', { bytes: 7_000_000 })).toMatchObject({
      failed: true,
      payload: {
        errorType: 'Function.ResponseSizeTooLarge',
        errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
      },
    });
  });
});

describe('a function that cannot be loaded', () => {
  it.each([
    ['behaviours.nope', 'Runtime.HandlerNotFound', /behaviours\.nope is undefined or not exported/],
    ['missing.handler', 'Runtime.ImportModuleError', /Cannot find module 'missing'/],
    ['behaviours', 'Runtime.MalformedHandlerName', /Bad handler/],
    ['broken-at-load.handler', 'Error', /cannot be loaded/],
    ['behaviours.callback', 'Runtime.CallbackHandlerDeprecated', /callback/],
  ])('%s fails with %s', async (handler, errorType, message) => {
    const { failed, payload } = await runOnce(handler);
    expect(failed).toBe(true);
    expect(payload).toMatchObject({ errorType, errorMessage: expect.stringMatching(message) });
  });

  it('fails when its file has a syntax error', async () => {
    const codeDirectory = await mkdtemp(join(tmpdir(), 'local-lambda-'));
    await writeFile(
      join(codeDirectory, 'index.mjs'),
      'export const handler = async () => { no JavaScript };',
    );
    const { payload } = await runOnce('index.handler', {}, { codeDirectory });
    await rm(codeDirectory, { recursive: true });
    expect(payload).toMatchObject({ errorType: 'Runtime.UserCodeSyntaxError' });
  });

  it('fails when its folder is gone', async () => {
    const { payload, lines } = await runOnce('index.handler', {}, { codeDirectory: '/nowhere/at/all' });
    expect(payload).toMatchObject({ errorType: 'Runtime.ExitError' });
    expect(lines[0]).toMatch(/^The function's process cannot be started: /);
  });

  it('fails when its process exits', async () => {
    expect((await runOnce('exits-at-load.handler')).payload).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringMatching(/exit status 3$/),
    });
  });

  it('fails when loading takes too long', async () => {
    const { payload } = await runOnce('slow-at-load.handler', {}, {}, { initTimeoutMs: 300 });
    expect(payload).toMatchObject({
      errorType: 'Sandbox.Timedout',
      errorMessage: expect.stringMatching(/Task timed out after 0\.30 seconds$/),
    });
  });
});

describe('a streaming function', () => {
  it('has its stream collected, prelude included', async () => {
    const { pool } = poolOf('behaviours.streamed');
    const result = await pool.invoke({ payload: '{}' });
    await pool.stop();
    expect(result.contentType).toBe('application/vnd.awslambda.http-integration-response');
    expect(result.payload.toString('utf8')).toBe(
      `{"statusCode":201,"headers":{"x-kind":"stream"}}${'\0'.repeat(8)}first second`,
    );
  });

  it('that fails in the middle of its stream fails', async () => {
    expect(await runOnce('behaviours.brokenStream')).toMatchObject({
      failed: true,
      payload: { errorType: 'RangeError', errorMessage: 'out of ink' },
    });
  });
});

describe('a pool', () => {
  let pool: FunctionPool;
  afterEach(() => pool.stop());

  it('uses an environment again', async () => {
    ({ pool } = poolOf('behaviours.processId'));
    const first = await pool.invoke({ payload: '{}' });
    const second = await pool.invoke({ payload: '{}' });
    expect(second.payload.toString()).toBe(first.payload.toString());
    expect(first.initDurationMs).toBeGreaterThan(0);
    expect(second.initDurationMs).toBeUndefined();
  });

  it('runs eight calls at a time in eight environments', async () => {
    ({ pool } = poolOf('behaviours.meet', { timeoutMs: 20_000 }));
    const waiting: ServerResponse[] = [];
    const meetingPoint = createServer((_request, response) => {
      // Nobody leaves before the eighth has come.
      if (waiting.push(response) === 8) for (const one of waiting) one.end();
    });
    const url = `http://127.0.0.1:${await listen(meetingPoint, 0, 'none')}`;
    const calls = Array.from({ length: 8 }, () => pool.invoke({ payload: JSON.stringify({ url }) }));
    const results = await Promise.all(calls);
    await close(meetingPoint);
    expect(results.map(({ failed }) => failed)).toEqual(results.map(() => false));
    expect(new Set(results.map(({ payload }) => payload.toString())).size).toBe(8);
    expect(pool.processIds).toHaveLength(8);
  });

  it('starts a new environment after a timeout', async () => {
    ({ pool } = poolOf('behaviours.slow', { timeoutMs: 300 }));
    expect((await pool.invoke({ payload: '{"ms":5000}' })).failed).toBe(true);
    expect((await pool.invoke({ payload: '{"ms":1}' })).payload.toString()).toBe('"done"');
  });

  it('does not lose a call to an environment that has ended in the meantime', async () => {
    const runtimeClient = fileURLToPath(new URL('./fixtures/one-shot-runtime-client.mjs', import.meta.url));
    ({ pool } = poolOf('none', {}, { runtimeClient }));
    const first = await pool.invoke({ payload: '{}' });
    const second = await pool.invoke({ payload: '{}' });
    expect([first.failed, second.failed]).toEqual([false, false]);
    expect(second.payload).not.toEqual(first.payload);
  });

  it('refuses more calls than its concurrency allows', async () => {
    ({ pool } = poolOf('behaviours.slow', {}, { concurrency: 1 }));
    const first = pool.invoke({ payload: '{"ms":50}' });
    await expect(pool.invoke({ payload: '{"ms":50}' })).rejects.toThrow(/already runs 1 invocations/);
    expect((await first).failed).toBe(false);
  });

  it('runs queued calls one after the other when its concurrency allows one', async () => {
    ({ pool } = poolOf('behaviours.processId', {}, { concurrency: 1 }));
    const results = await Promise.all(Array.from({ length: 4 }, () => pool.enqueue({ payload: '{}' })));
    expect(new Set(results.map(({ payload }) => payload.toString())).size).toBe(1);
  });

  it('leaves no process when it stops, and fails what was under way', async () => {
    let lines: string[];
    ({ pool, lines } = poolOf('behaviours.announce'));
    const running = pool.invoke({ payload: '{}' });
    await expect.poll(() => lines).toEqual(['begun']);
    const [processId = 0] = pool.processIds;
    await pool.stop();
    expect((await running).payload.toString()).toMatch(/Runtime.ExitError.*signal: killed/);
    expect(() => process.kill(processId, 0)).toThrow('ESRCH');
    await expect(pool.invoke({ payload: '{}' })).rejects.toThrow('stopping');
  });
});
