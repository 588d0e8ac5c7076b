import { afterEach, describe, expect, it } from 'vitest';
import type { RuntimeAnswer } from '../src/execution/runtime-answer.ts';
import { type RuntimeApi, serveRuntimeApi } from '../src/execution/runtime-api-server.ts';

let api: RuntimeApi;
afterEach(() => api.close());

const serve = async (): Promise<{ answers: RuntimeAnswer[]; initErrors: string[] }> => {
  const seen: { answers: RuntimeAnswer[]; initErrors: string[] } = { answers: [], initErrors: [] };
  api = await serveRuntimeApi({
    next: async () => ({ headers: { 'Lambda-Runtime-Aws-Request-Id': 'current' }, payload: '{"a":1}' }),
    answer: (requestId, answer) => {
      if (requestId !== 'current') return false;
      seen.answers.push(answer);
      return true;
    },
    initError: (payload) => void seen.initErrors.push(payload.toString('utf8')),
  });
  return seen;
};
const call = async (method: string, path: string, body?: string) => {
  const response = await fetch(`http://127.0.0.1:${api.port}/2018-06-01/runtime${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
};

describe('the Runtime API', () => {
  it('hands out the next invocation', async () => {
    await serve();
    const next = await call('GET', '/invocation/next');
    expect([next.status, next.body]).toEqual([200, { a: 1 }]);
    expect(next.headers.get('lambda-runtime-aws-request-id')).toBe('current');
  });

  it('takes results and errors of the current invocation', async () => {
    const { answers } = await serve();
    expect(await call('POST', '/invocation/current/response', '"done"')).toMatchObject({
      status: 202,
      body: { status: 'OK' },
    });
    expect((await call('POST', '/invocation/current/error', '{"errorType":"E"}')).status).toBe(202);
    expect(answers.map((answer) => answer.kind)).toEqual(['result', 'error']);
  });

  it.each(['response', 'error'])(
    'refuses a %s for an invocation that is not the current one',
    async (kind) => {
      const { answers } = await serve();
      expect(await call('POST', `/invocation/stale/${kind}`, '{}')).toMatchObject({
        status: 400,
        body: { errorType: 'InvalidRequestID' },
      });
      expect(answers).toEqual([]);
    },
  );

  it('answers 413 to a result that is too large', async () => {
    const { answers } = await serve();
    expect((await call('POST', '/invocation/current/response', 'x'.repeat(6_291_557))).status).toBe(413);
    expect((await call('POST', '/invocation/current/response', 'x'.repeat(6_291_556))).status).toBe(202);
    expect(answers.map((answer) => answer.kind)).toEqual(['too-large', 'result']);
  });

  it('takes the news that a function cannot be loaded', async () => {
    const { initErrors } = await serve();
    expect((await call('POST', '/init/error', '{"errorType":"E"}')).status).toBe(202);
    expect(initErrors).toEqual(['{"errorType":"E"}']);
  });

  it.each([
    ['GET', '/invocation/current/response'],
    ['POST', '/invocation/next'],
    ['POST', '/exit/error'],
  ])('answers 404 to %s %s', async (method, path) => {
    await serve();
    expect((await call(method, path)).status).toBe(404);
  });
});
