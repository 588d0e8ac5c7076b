import { createServer } from 'node:net';
import { Lambda, LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { AttemptHistory } from '../src/call/attempt-history.ts';
import { deadlineError } from '../src/call/deadline-error.ts';
import { isLambdaInvokeError, type LambdaInvokeError, lambdaTransport } from '../src/index.ts';
import {
  apiFailure,
  broken,
  type InvokeStub,
  result,
  type StubAnswer,
  startInvokeStub,
} from './invoke-stub.ts';
import { useTestCredentials } from './test-credentials.ts';

let stub: InvokeStub;
beforeAll(async () => {
  useTestCredentials();
  stub = await startInvokeStub();
});
beforeEach(() => {
  stub.requests.length = 0;
});
afterAll(() => stub.close());

/** The SDK's own client, with a strategy that allows ten attempts for everything and waits for nothing. */
function eagerClient(endpoint: string, Client: typeof LambdaClient = LambdaClient): LambdaClient {
  const token = (count: number) => ({ getRetryCount: () => count, getRetryDelay: () => 0 });
  return new Client({
    endpoint,
    region: 'eu-west-1',
    maxAttempts: 10,
    retryStrategy: {
      acquireInitialRetryToken: async () => token(0),
      refreshRetryTokenForRetry: async (last, { errorType }) => {
        if (errorType === 'CLIENT_ERROR' || last.getRetryCount() >= 9) throw new Error('no more attempts');
        return token(last.getRetryCount() + 1);
      },
      recordSuccess: () => {},
    },
  });
}

interface Case {
  readonly method: 'FUNC' | 'EVENT';
  readonly idempotent?: boolean;
}

async function failureOf(
  call: Case,
  answer: StubAnswer,
  client = eagerClient(stub.endpoint),
): Promise<LambdaInvokeError> {
  stub.script(answer);
  const transport = lambdaTransport({ client });
  const error: unknown = await transport
    .send({ name: 'pricing', ...call })
    .catch((caught: unknown) => caught);
  if (!isLambdaInvokeError(error)) throw error;
  return error;
}

const throttled = apiFailure(429, 'TooManyRequestsException', {
  message: 'Rate Exceeded.',
  Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
});

describe('a FUNC call that is not idempotent', () => {
  const mayHaveRun: readonly [string, StubAnswer, string, number][] = [
    ['a connection that breaks after sending', broken, 'network', 502],
    ['a failure of the service', apiFailure(500, 'ServiceException', { Message: 'x' }), 'service', 500],
    [
      'a failure whose body looks like one of the connection',
      apiFailure(500, 'ServiceException', { code: 'ECONNREFUSED', syscall: 'connect' }),
      'service',
      500,
    ],
    ['an answer 502 without a name', apiFailure(502, 'BadGateway'), 'service', 502],
    ['an answer 503', apiFailure(503, 'ServiceUnavailable'), 'service', 503],
    ['an answer 504', apiFailure(504, 'GatewayTimeout'), 'service', 504],
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"price"');
        setImmediate(() => response.socket?.destroy());
      },
      'network',
      502,
    ],
  ];
  test.each(mayHaveRun)('is not repeated after %s', async (_name, answer, kind, code) => {
    const error = await failureOf({ method: 'FUNC' }, answer);
    expect(stub.requests).toHaveLength(1);
    expect(error).toMatchObject({
      kind,
      code,
      attempts: 1,
      details: expect.not.objectContaining({ reason: 'ECONNREFUSED' }),
    });
  });

  test.each(mayHaveRun)('is not repeated by the aggregated client after %s', async (_name, answer, kind) => {
    const error = await failureOf({ method: 'FUNC' }, answer, eagerClient(stub.endpoint, Lambda));
    expect(stub.requests).toHaveLength(1);
    expect(error).toMatchObject({ kind, attempts: 1 });
  });

  const hasNotRun: readonly [string, StubAnswer, string, number][] = [
    ['throttling', throttled, 'throttled', 429],
    ['a throttled network interface', apiFailure(502, 'EC2ThrottledException'), 'service', 502],
    ['an environment that is not ready', apiFailure(502, 'ENINotReadyException'), 'service', 502],
  ];
  test.each(hasNotRun)('has ten attempts with %s', async (_name, answer, kind, code) => {
    const error = await failureOf({ method: 'FUNC' }, answer);
    expect(stub.requests).toHaveLength(10);
    expect(error).toMatchObject({ kind, code, attempts: 10 });
  });

  test('goes through once Lambda is not busy any more', async () => {
    stub.script(throttled, throttled, result({ price: 1 }));
    const transport = lambdaTransport({ client: eagerClient(stub.endpoint) });
    const response = await transport.send({ method: 'FUNC', name: 'pricing' });
    expect(response.payloadAsJson()).toEqual({ price: 1 });
    expect(response.ResponseMetadata.attempts).toBe(3);
    expect(stub.requests).toHaveLength(3);
  });

  test('stops repeating when throttling turns into a doubt', async () => {
    stub.script(throttled, throttled, broken);
    const transport = lambdaTransport({ client: eagerClient(stub.endpoint) });
    await expect(transport.send({ method: 'FUNC', name: 'pricing' })).rejects.toMatchObject({
      kind: 'network',
      attempts: 3,
    });
    expect(stub.requests).toHaveLength(3);
  });

  test('has ten attempts to connect', async () => {
    const port = await unusedPort();
    const transport = lambdaTransport({ client: eagerClient(`http://127.0.0.1:${port}`) });
    await expect(transport.send({ method: 'FUNC', name: 'pricing' })).rejects.toMatchObject({
      kind: 'network',
      attempts: 10,
      details: { reason: 'ECONNREFUSED' },
    });
  });

  test('is not sent again after its time is up', async () => {
    let arrived: () => void = () => {};
    const second = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    stub.script(
      () => {},
      () => arrived(),
    );
    const transport = lambdaTransport({ client: eagerClient(stub.endpoint), timeout: 30 });
    await expect(transport.send({ method: 'FUNC', name: 'pricing' })).rejects.toMatchObject({ code: 504 });
    // What the SDK would do next is done by the time another call has gone through.
    await transport.send({ method: 'FUNC', name: 'other' }).catch(() => undefined);
    await second;
    expect(stub.requests.map(({ functionName }) => functionName)).toEqual(['pricing', 'other']);
  });
});

describe('a call that may run twice', () => {
  const calls: readonly [string, Case][] = [
    ['an idempotent FUNC', { method: 'FUNC', idempotent: true }],
    ['an EVENT', { method: 'EVENT' }],
  ];
  test.each(calls)('%s is repeated after broken connections and server errors', async (_name, call) => {
    await failureOf(call, broken);
    expect(stub.requests).toHaveLength(10);
    await failureOf(call, apiFailure(500, 'ServiceException'));
    expect(stub.requests).toHaveLength(20);
  });

  test.each(calls)('%s is not repeated after a refusal', async (_name, call) => {
    await failureOf(call, apiFailure(404, 'ResourceNotFoundException', { Message: 'Function not found' }));
    expect(stub.requests).toHaveLength(1);
  });
});

test('a function that failed is never called again', async () => {
  stub.script(result({ errorType: 'Error', errorMessage: 'x' }, { 'x-amz-function-error': 'Unhandled' }));
  const transport = lambdaTransport({ client: eagerClient(stub.endpoint) });
  const call = { method: 'FUNC', name: 'pricing', idempotent: true } as const;
  await expect(transport.send(call)).rejects.toMatchObject({ kind: 'unhandled' });
  expect(stub.requests).toHaveLength(1);
});

test('the clients that a transport makes have ten attempts, adaptively', async () => {
  stub.script(throttled, result('1'));
  const response = await stub.transport().send({ method: 'FUNC', name: 'pricing' });
  expect(response.ResponseMetadata.attempts).toBe(2);
  expect(stub.requests[0]?.headers).toMatchObject({ 'amz-sdk-request': 'attempt=1; max=10' });
  // The SDK tells the mode in the user agent: F is adaptive.
  expect(stub.requests[0]?.headers['user-agent']).toMatch(/ m\/[A-Z,]*F/);
});

describe('the attempts are told one by one', () => {
  const milliseconds = expect.any(Number);
  const waited = expect.any(Number);

  test('by the answer', async () => {
    stub.script(throttled, apiFailure(502, 'ENILimitReachedException'), result('1'));
    const response = await stub.transport().send({ method: 'FUNC', name: 'pricing' });
    expect(response.ResponseMetadata.attemptRecords).toEqual([
      { attempt: 1, status: 429, failure: 'TooManyRequestsException', milliseconds },
      { attempt: 2, status: 502, failure: 'ENILimitReachedException', milliseconds, waited },
      { attempt: 3, status: 200, milliseconds, waited },
    ]);
  });

  test('by the error of a call that broke', async () => {
    stub.script(throttled, broken);
    const call = stub.transport().send({ method: 'FUNC', name: 'pricing' });
    await expect(call).rejects.toMatchObject({
      kind: 'network',
      attemptRecords: [
        { attempt: 1, status: 429 },
        { attempt: 2, failure: 'ECONNRESET' },
      ],
    });
  });

  test('by the error of a function that failed', async () => {
    stub.script(result({ errorType: 'Error' }, { 'x-amz-function-error': 'Unhandled' }));
    const call = stub.transport().send({ method: 'FUNC', name: 'pricing' });
    await expect(call).rejects.toMatchObject({ attemptRecords: [{ attempt: 1, status: 200, milliseconds }] });
  });

  test('by the error of a call whose time was up, and not by its form for answers', async () => {
    stub.script(() => {});
    const call = stub.transport({ timeout: 20 }).send({ method: 'FUNC', name: 'pricing' });
    const error: unknown = await call.catch((caught: unknown) => caught);
    expect(error).toMatchObject({ attemptRecords: [{ attempt: 1, failure: 'deadline', milliseconds }] });
    expect(JSON.stringify(error)).not.toContain('attemptRecords');
    expect(Object.keys(error as object)).not.toContain('attemptRecords');
  });
});

describe('a call whose time is up', () => {
  const deadlineOf = async (call: Promise<unknown>) =>
    (await call.catch((caught: unknown) => caught)) as LambdaInvokeError;
  /** Refuses, and asks for more patience than the call has. */
  const busy: StubAnswer = (response) => {
    response.writeHead(429, { 'x-amzn-errortype': 'TooManyRequestsException', 'retry-after': '30' });
    response.end('{}');
  };

  test('says that the function was not called, when Lambda refused each attempt', async () => {
    stub.script(busy);
    const error = await deadlineOf(
      stub.transport({ timeout: 1_000 }).send({ method: 'FUNC', name: 'pricing' }),
    );
    expect(stub.requests.length).toBeGreaterThan(0);
    expect(error).toMatchObject({
      message:
        'The function pricing was not called within 1000 ms; the last attempt: TooManyRequestsException, 429',
      kind: 'deadline',
      code: 504,
      attempts: stub.requests.length,
      details: { reason: 'TooManyRequestsException' },
    });
  });

  const refused = { $metadata: { httpStatusCode: 429 } };

  test('says that it may be running, when an attempt is under way', () => {
    const history = new AttemptHistory();
    history.begin();
    history.failed(refused);
    history.begin();
    const error = deadlineError(10, { functionName: 'f', method: 'FUNC' }, history);
    expect(error).toMatchObject({ kind: 'deadline', attempts: 2 });
    expect(error.message).toContain('may still be running');
    expect(error.details).not.toHaveProperty('reason');
  });

  test('says that it may be running, when an attempt before was not refused', () => {
    const history = new AttemptHistory();
    for (const error of [Object.assign(new Error('x'), { code: 'ECONNRESET' }), refused]) {
      history.begin();
      history.failed(error);
    }
    expect(deadlineError(10, { functionName: 'f', method: 'EVENT' }, history)).toMatchObject({
      message: 'The function f did not answer within 10 ms; it may still be running',
      attempts: 2,
    });
  });
});

test('maxAttempts: 1 is one attempt', async () => {
  stub.script(throttled);
  const call = stub.transport({ maxAttempts: 1 }).send({ method: 'EVENT', name: 'audit' });
  await expect(call).rejects.toMatchObject({ kind: 'throttled', attempts: 1 });
  expect(stub.requests).toHaveLength(1);
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
