import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { apiFailure, type InvokeStub, result, startInvokeStub } from './invoke-stub.ts';
import { verify } from './sigv4-verifier.ts';
import { useTestCredentials } from './test-credentials.ts';

let stub: InvokeStub;
beforeAll(async () => {
  stub = await startInvokeStub();
});
beforeEach(() => {
  useTestCredentials();
  stub.requests.length = 0;
  stub.script(result({}));
});
afterEach(() => {
  delete process.env.AWS_CREDENTIAL_EXPIRATION;
});
afterAll(() => stub.close());

const verdicts = (secret = String(process.env.AWS_SECRET_ACCESS_KEY)) =>
  stub.requests.map((request) => verify(request, secret));

describe('requests are signed so that Lambda accepts them', () => {
  const genuine = { accessKeyId: 'AKIDEXAMPLE', scope: 'eu-west-1/lambda/aws4_request', genuine: true };

  test('with a body, with none, and with text of all kinds', async () => {
    const transport = stub.transport();
    await transport.send({
      method: 'FUNC',
      name: 'pricing:live',
      body: { name: 'Åsa', rows: ['\u2028', ''] },
    });
    await transport.send({ method: 'FUNC', name: 'pricing', params: { email: 'å@example.com' } });
    await transport.send({ method: 'EVENT', name: '123456789012:function:audit', body: 'x'.repeat(10_000) });
    expect(verdicts()).toEqual([genuine, genuine, genuine]);
    expect(stub.requests[0]?.headers['x-amz-security-token']).toBe('session-token-of-the-tests');
  });

  test('and by no other secret', async () => {
    await stub.transport().send({ method: 'FUNC', name: 'pricing' });
    expect(verdicts('another')).toMatchObject([{ genuine: false }]);
  });

  test('for the region of the function', async () => {
    await stub
      .transport()
      .send({ method: 'FUNC', name: 'arn:aws-cn:lambda:cn-north-1:123456789012:function:f' });
    expect(verdicts()).toMatchObject([{ scope: 'cn-north-1/lambda/aws4_request', genuine: true }]);
  });

  test('each attempt by itself', async () => {
    stub.script(apiFailure(429, 'TooManyRequestsException'), result({}));
    await stub.transport({ retryMode: 'standard' }).send({ method: 'FUNC', name: 'pricing' });
    expect(verdicts()).toEqual([genuine, genuine]);
  });

  test('with a secret that is longer than a block of the hash', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'secret/'.repeat(20);
    await stub.transport().send({ method: 'FUNC', name: 'pricing', body: 1 });
    expect(verdicts()).toMatchObject([{ genuine: true }]);
  });

  test('with the credentials of the moment', async () => {
    // Less than five minutes are left: the SDK asks for new ones with each call.
    process.env.AWS_CREDENTIAL_EXPIRATION = new Date(Date.now() + 60_000).toISOString();
    const transport = stub.transport();
    await transport.send({ method: 'FUNC', name: 'pricing' });
    process.env.AWS_ACCESS_KEY_ID = 'AKIDRENEWED';
    process.env.AWS_SECRET_ACCESS_KEY = 'another';
    await transport.send({ method: 'FUNC', name: 'pricing' });
    const [first, second] = stub.requests;
    expect(first && verify(first, 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY')).toEqual(genuine);
    expect(second && verify(second, 'another')).toEqual({ ...genuine, accessKeyId: 'AKIDRENEWED' });
  });
});

test('calls at a time do not meet', async () => {
  stub.script((response, { payload, clientContext, functionName }) =>
    result({ payload, custom: clientContext?.custom, functionName })(response, {} as never),
  );
  const transport = stub.transport();
  const numbers = Array.from({ length: 200 }, (_, index) => index);
  const answers = await Promise.all(
    numbers.map(async (number) => {
      const call = { method: 'FUNC', name: `f${number}`, body: number, params: { number } } as const;
      return (await transport.send(call)).payloadAsJson();
    }),
  );
  expect(answers).toEqual(
    numbers.map((number) => ({ payload: number, custom: { number }, functionName: `f${number}` })),
  );
  expect(verdicts().every(({ genuine }) => genuine)).toBe(true);
});

test('a client that is handed in is used as it is', async () => {
  const client = new LambdaClient({ endpoint: stub.endpoint, region: 'eu-west-1' });
  const { sha256, requestHandler } = client.config;
  const steps = client.middlewareStack.identify();
  await stub.transport({ client }).send({ method: 'FUNC', name: 'pricing' });
  expect(client.config.sha256).toBe(sha256);
  expect(client.config.requestHandler).toBe(requestHandler);
  expect(Object.hasOwn(requestHandler, 'handle')).toBe(false);
  expect(client.config.cacheMiddleware).toBeUndefined();
  expect(client.middlewareStack.identify()).toEqual(steps);
});

test('the payload of the first call does not stay in memory', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const transport = stub.transport();
  const inUse = (): number => {
    stub.requests.length = 0;
    collect();
    return process.memoryUsage().heapUsed;
  };
  // All of the SDK is loaded, by another client.
  await stub.transport().send({ method: 'FUNC', name: 'pricing', body: 1 });
  const before = inUse();
  await transport.send({ method: 'FUNC', name: 'pricing', body: 'x'.repeat(6_000_000) });
  await new Promise((resolve) => setImmediate(resolve));
  expect(inUse() - before).toBeLessThan(3_000_000);
  await transport.close();
});
