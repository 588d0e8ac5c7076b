import { createServer } from 'node:net';
import type { Clock } from '@pypwext/base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  type FetchLambdaClientOptions,
  fetchLambdaClient,
  fetchLambdaTransport,
  lambdaTransport,
  type SignableRequest,
} from '../src/index.ts';
import {
  apiFailure,
  broken,
  functionFailure,
  type InvokeStub,
  result,
  silence,
  startInvokeStub,
} from './invoke-stub.ts';

let stub: InvokeStub;
const waits: number[] = [];
const signed: SignableRequest[] = [];
beforeAll(async () => {
  stub = await startInvokeStub();
});
beforeEach(() => {
  for (const list of [stub.requests, waits, signed]) list.length = 0;
});
afterAll(() => stub.close());

const clock: Clock = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    waits.push(milliseconds);
  },
};

const transport = (options: Partial<FetchLambdaClientOptions> = {}) =>
  fetchLambdaTransport({
    endpoint: stub.endpoint,
    region: 'eu-west-1',
    clock,
    sign: async (request) => {
      signed.push(request);
      return { ...request.headers, authorization: 'signed' };
    },
    ...options,
  });

describe('a client without the SDK', () => {
  test('calls a function, and answers as the SDK does', async () => {
    stub.script(result({ price: 12 }, { 'x-amz-log-result': Buffer.from('START').toString('base64') }));
    const call = {
      method: 'FUNC',
      name: 'pricing',
      qualifier: 'live',
      body: { a: 1 },
      params: { b: 2 },
      logTail: true,
    } as const;
    const response = await transport().send(call);
    expect(response.payloadAsJson()).toEqual({ price: 12 });
    expect(response.logTail()).toBe('START');
    expect(response).toMatchObject({ ExecutedVersion: '$LATEST', StatusCode: 200 });
    expect(response.ResponseMetadata).toEqual({
      ...{ requestId: 'request-1', httpStatusCode: 200, attempts: 1 },
      attemptRecords: [{ attempt: 1, status: 200, milliseconds: expect.any(Number) }],
    });
    expect(stub.requests).toMatchObject([
      { functionName: 'pricing:live', payload: { a: 1 }, clientContext: { custom: { b: 2 } } },
    ]);
    expect(stub.requests[0]?.headers.authorization).toBe('signed');
    expect(signed).toMatchObject([{ method: 'POST', region: 'eu-west-1', service: 'lambda' }]);
  });

  test('hands an event over', async () => {
    stub.script((response) => response.writeHead(202).end());
    expect((await transport().send({ method: 'EVENT', name: 'audit' })).StatusCode).toBe(202);
  });

  test('fails for a function that failed, and for a refusal', async () => {
    stub.script(functionFailure({ errorType: 'E', errorMessage: 'x' }));
    await expect(transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      kind: 'unhandled',
    });
    stub.script(apiFailure(404, 'ResourceNotFoundException:http://internal.amazon.com/', { Message: 'x' }));
    await expect(transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      kind: 'notFound',
      attempts: 1,
    });
    stub.script((response) => response.writeHead(503).end('<html>'));
    await expect(transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({
      kind: 'service',
      code: 503,
    });
    stub.script((response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end());
    await expect(transport().send({ method: 'FUNC', name: 'f' })).rejects.toMatchObject({ kind: 'service' });
  });

  test.each([
    ['FUNC', broken, 1],
    ['FUNC', apiFailure(503, 'ServiceUnavailable'), 1],
    ['FUNC', apiFailure(429, 'TooManyRequestsException'), 10],
    ['EVENT', broken, 10],
    ['EVENT', apiFailure(500, 'ServiceException'), 10],
    ['EVENT', apiFailure(400, 'InvalidParameterValueException'), 1],
  ] as const)('%s: attempts are counted (%#)', async (method, answer, attempts) => {
    stub.script(answer);
    await expect(transport().send({ method, name: 'f' })).rejects.toMatchObject({ attempts });
    expect(stub.requests).toHaveLength(attempts);
    expect(signed).toHaveLength(attempts);
    expect(waits).toHaveLength(attempts - 1);
    for (const [index, wait] of waits.entries())
      expect(wait).toBeLessThanOrEqual(Math.min(20_000, 1_000 * 2 ** index));
  });

  test('has ten attempts to connect, also for FUNC', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const call = transport({ endpoint: `http://127.0.0.1:${port}` }).send({ method: 'FUNC', name: 'f' });
    await expect(call).rejects.toMatchObject({
      kind: 'network',
      code: 502,
      attempts: 10,
      details: { reason: 'ECONNREFUSED' },
    });
  });

  test('ends with the time of the call', async () => {
    stub.script(silence);
    await expect(transport().send({ method: 'EVENT', name: 'f', timeout: 30 })).rejects.toMatchObject({
      kind: 'deadline',
    });
    expect(stub.requests).toHaveLength(1);
  });

  test('says when it cannot sign, or knows no region or address', async () => {
    const refuse = async (): Promise<never> => {
      throw new Error('secret');
    };
    await expect(transport({ sign: refuse }).send({ method: 'FUNC', name: 'f' })).rejects.toThrow(
      'could not be signed',
    );
    const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
    delete process.env.AWS_REGION;
    delete process.env.AWS_DEFAULT_REGION;
    const client = fetchLambdaClient({ sign: refuse });
    await expect(lambdaTransport({ client }).send({ method: 'FUNC', name: 'f' })).rejects.toThrow(
      'needs a region',
    );
    if (AWS_REGION) process.env.AWS_REGION = AWS_REGION;
    if (AWS_DEFAULT_REGION) process.env.AWS_DEFAULT_REGION = AWS_DEFAULT_REGION;
    for (const region of ['us-iso-east-1', 'evil.example.com/']) {
      const odd = lambdaTransport({ client: fetchLambdaClient({ sign: refuse, region }) });
      await expect(odd.send({ method: 'FUNC', name: 'f' })).rejects.toThrow('give the endpoint');
    }
  });

  test('goes to the region that an ARN names', async () => {
    stub.script(result('1'));
    const name = 'arn:aws:lambda:us-west-2:123456789012:function:pricing';
    await transport().send({ method: 'FUNC', name });
    const client = fetchLambdaClient({
      endpoint: stub.endpoint,
      sign: async (request) => {
        signed.push(request);
        return request.headers;
      },
    });
    await lambdaTransport({ client }).send({ method: 'FUNC', name });
    expect(signed.map(({ region }) => region)).toEqual(['us-west-2', 'us-west-2']);
  });

  test.each([
    ['eu-west-1', 'https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions/f%3A%24LATEST/invocations'],
    [
      'cn-north-1',
      'https://lambda.cn-north-1.amazonaws.com.cn/2015-03-31/functions/f%3A%24LATEST/invocations',
    ],
    [
      'eusc-de-east-1',
      'https://lambda.eusc-de-east-1.amazonaws.eu/2015-03-31/functions/f%3A%24LATEST/invocations',
    ],
  ])('calls the address of %s', async (region, url) => {
    const urls: string[] = [];
    const recordingFetch = async (input: unknown): Promise<Response> => {
      urls.push(String(input));
      return new Response('1');
    };
    const client = fetchLambdaClient({
      region,
      sign: async ({ headers }) => headers,
      fetch: recordingFetch as typeof fetch,
    });
    await lambdaTransport({ client }).send({ method: 'FUNC', name: 'f:$LATEST' });
    expect(urls).toEqual([url]);
  });
});
