import { runInvocation } from '@pypwext/base';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { lambdaTransport } from '../src/index.ts';
import { type InvokeStub, result, silence, startInvokeStub } from './invoke-stub.ts';
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

describe('FUNC', () => {
  test('sends the body as JSON, and answers the result', async () => {
    stub.script(result({ price: 12 }));
    const response = await stub.transport().send({ method: 'FUNC', name: 'pricing', body: { age: 20 } });
    expect(response.StatusCode).toBe(200);
    expect(response.ExecutedVersion).toBe('$LATEST');
    expect(response.payloadAsText()).toBe('{"price":12}');
    expect(response.payloadAsJson()).toEqual({ price: 12 });
    expect(response.ResponseMetadata).toMatchObject({ requestId: 'request-1', attempts: 1 });
    expect(stub.requests).toMatchObject([
      { method: 'POST', functionName: 'pricing', payload: { age: 20 }, clientContext: undefined },
    ]);
    expect(stub.requests[0]?.headers['x-amz-invocation-type']).toBe('RequestResponse');
  });

  test('carries params in the client context', async () => {
    await stub
      .transport()
      .send({ method: 'FUNC', name: 'pricing', params: { email: 'å@example.com', n: 1 } });
    expect(stub.requests[0]?.clientContext).toEqual({ custom: { email: 'å@example.com', n: 1 } });
  });

  test('carries the trail of the invocation in the client context, as text', async () => {
    const deadline = Date.now() + 10_000;
    await runInvocation({ deadline, trace: { pypwextId: 'a1', traceparent: '00-1-2-01' } }, () =>
      stub.transport().send({ method: 'FUNC', name: 'pricing', params: { email: 'a' } }),
    );
    const custom = stub.requests[0]?.clientContext?.custom ?? {};
    const { deadline: sent, ...rest } = JSON.parse(String(custom.pypwext));
    expect(custom.email).toBe('a');
    expect(rest).toEqual({ pypwextId: 'a1', traceparent: '00-1-2-01' });
    expect(sent).toBeLessThanOrEqual(deadline - 500);
  });

  test('asks for the log and for a tenant', async () => {
    stub.script(result('1', { 'x-amz-log-result': Buffer.from('START').toString('base64') }));
    const call = {
      method: 'FUNC',
      name: 'pricing',
      qualifier: 'live',
      logTail: true,
      tenantId: 't1',
    } as const;
    const response = await stub.transport().send({ ...call, durableExecutionName: 'order-17' });
    expect(response.logTail()).toBe('START');
    expect(stub.requests[0]?.functionName).toBe('pricing:live');
    expect(stub.requests[0]?.headers).toMatchObject({
      'x-amz-log-type': 'Tail',
      'x-amz-tenant-id': 't1',
      'x-amz-durable-execution-name': 'order-17',
    });
  });
});

describe('EVENT', () => {
  test('hands the payload over and answers 202', async () => {
    stub.script((response) => response.writeHead(202).end());
    const response = await stub.transport().send({ method: 'EVENT', name: 'audit', body: [1] });
    expect(response).toMatchObject({ StatusCode: 202, ResponseMetadata: { httpStatusCode: 202 } });
    expect(response.payloadAsJson()).toBeUndefined();
    expect(stub.requests[0]?.headers['x-amz-invocation-type']).toBe('Event');
  });

  test('refuses params and a log, which Lambda would drop', async () => {
    const transport = stub.transport();
    await expect(transport.send({ method: 'EVENT', name: 'audit', params: { a: 1 } })).rejects.toThrow(
      'EVENT has no client context',
    );
    await expect(transport.send({ method: 'EVENT', name: 'audit', logTail: true })).rejects.toThrow(
      'logTail',
    );
    expect(stub.requests).toEqual([]);
  });

  test('wraps the payload with the trail on request', async () => {
    stub.script((response) => response.writeHead(202).end());
    await runInvocation({ trace: { pypwextId: 'a1' }, deadline: Date.now() + 10_000 }, () =>
      stub.transport().send({ method: 'EVENT', name: 'audit', body: { a: 1 }, wrapPayload: true }),
    );
    expect(stub.requests[0]?.payload).toEqual({ pypwext: { pypwextId: 'a1' }, payload: { a: 1 } });
  });
});

test('a dry run asks for permission only', async () => {
  stub.script((response) => response.writeHead(204).end());
  const response = await stub.transport().dryRun({ name: 'pricing' });
  expect(response.StatusCode).toBe(204);
  expect(stub.requests[0]?.headers['x-amz-invocation-type']).toBe('DryRun');
});

describe('the time of a call', () => {
  test('ends a call that is not answered, with code 504', async () => {
    stub.script(silence);
    const call = stub.transport({ timeout: 40 }).send({ method: 'FUNC', name: 'pricing' });
    await expect(call).rejects.toMatchObject({ code: 504, kind: 'deadline', details: { kind: 'deadline' } });
  });

  test('cuts the request that is under way', async () => {
    const cut = new Promise<void>((resolve) => {
      stub.script((response) => response.on('close', resolve));
    });
    await expect(stub.transport().send({ method: 'FUNC', name: 'f', timeout: 40 })).rejects.toMatchObject({
      code: 504,
    });
    await cut;
  });

  test('never exceeds what is left of the invocation less its reserve', async () => {
    stub.script(silence);
    const call = runInvocation({ deadline: Date.now() + 550 }, () =>
      stub.transport({ timeout: 60_000 }).send({ method: 'FUNC', name: 'pricing' }),
    );
    await expect(call).rejects.toMatchObject({ code: 504, details: { kind: 'deadline' } });
    expect(stub.requests).toHaveLength(1);
  });

  test('is up before anything is sent when only the reserve is left', async () => {
    const call = runInvocation({ deadline: Date.now() + 400 }, () =>
      stub.transport().send({ method: 'FUNC', name: 'pricing' }),
    );
    await expect(call).rejects.toMatchObject({ code: 504, attempts: 0 });
    expect(stub.requests).toEqual([]);
  });

  test('ends with the signal of the caller, and with its reason', async () => {
    const controller = new AbortController();
    stub.script(() => controller.abort(new Error('the client has gone')));
    const call = stub.transport().send({ method: 'FUNC', name: 'pricing', signal: controller.signal });
    await expect(call).rejects.toThrow('the client has gone');
    const late = stub.transport().send({ method: 'FUNC', name: 'pricing', signal: controller.signal });
    await expect(late).rejects.toThrow('the client has gone');
    expect(stub.requests).toHaveLength(1);
  });
});

describe('what is checked before sending', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;
  const cases = [
    ['a payload above 6 MB', { method: 'FUNC', name: 'f', body: 'x'.repeat(6_291_455) }, 413, '6291456'],
    ['an event above 1 MB', { method: 'EVENT', name: 'f', body: 'x'.repeat(1_048_575) }, 413, '1048576'],
    [
      'a client context above 3,583 bytes',
      { method: 'FUNC', name: 'f', params: { a: 'x'.repeat(2_700) } },
      413,
      '3583',
    ],
    ['an empty name', { method: 'FUNC', name: '' }, 500, 'is no function name'],
    ['a name with a slash', { method: 'FUNC', name: 'a/b' }, 500, 'is no function name'],
    ['two qualifiers', { method: 'FUNC', name: 'a:live', qualifier: 'beta' }, 500, 'already ends in'],
    ['a body without a JSON form', { method: 'FUNC', name: 'f', body: cyclic }, 500, ''],
    ['a body that is a symbol', { method: 'FUNC', name: 'f', body: Symbol('a') }, 500, 'a symbol'],
    ['a body that is a function', { method: 'EVENT', name: 'f', body: () => 1 }, 500, 'a function'],
  ] as const;
  test.each(cases)('%s is refused', async (_name, call, code, text) => {
    const error = await stub
      .transport()
      .send(call)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toContain(text);
    expect(stub.requests).toEqual([]);
  });

  test('the largest payload goes through', async () => {
    stub.script(result('1'));
    await stub.transport().send({ method: 'FUNC', name: 'f', body: 'x'.repeat(6_291_454) });
    expect(stub.requests[0]?.text).toHaveLength(6_291_456);
  });

  test('a trail that does not fit is left out rather than failing the call', async () => {
    stub.script(result('1'));
    await runInvocation({ trace: { pypwextId: 'a'.repeat(200) } }, () =>
      stub.transport().send({ method: 'FUNC', name: 'f', params: { a: 'x'.repeat(2_600) } }),
    );
    expect(Object.keys(stub.requests[0]?.clientContext?.custom ?? {})).toEqual(['a']);
  });
});

describe('the region of an ARN', () => {
  test('picks the client', async () => {
    stub.script(result('1'));
    const arn = 'arn:aws:lambda:us-west-2:123456789012:function:pricing';
    await stub.transport().send({ method: 'FUNC', name: arn });
    expect(stub.requests[0]?.headers.authorization).toContain('/us-west-2/lambda/aws4_request');
    await stub.transport().send({ method: 'FUNC', name: 'pricing' });
    expect(stub.requests[1]?.headers.authorization).toContain('/eu-west-1/lambda/aws4_request');
  });

  test('is not silently ignored by a client that was handed in', async () => {
    const client = { config: { region: async () => 'eu-west-1' }, send: async () => ({ StatusCode: 200 }) };
    const transport = lambdaTransport({ client });
    const call = { method: 'FUNC', name: 'arn:aws:lambda:us-west-2:123456789012:function:pricing' } as const;
    await expect(transport.send(call)).rejects.toThrow('The function is in us-west-2');
  });

  test('is handed to what makes the clients, once a region', async () => {
    const regions: (string | undefined)[] = [];
    const transport = lambdaTransport({
      client: (region) => {
        regions.push(region);
        return { send: async () => ({ StatusCode: 200, Payload: Buffer.from('1') }) };
      },
    });
    const arn = 'arn:aws:lambda:us-west-2:123456789012:function:pricing';
    for (const name of [arn, arn, 'pricing']) await transport.send({ method: 'FUNC', name });
    expect(regions).toEqual(['us-west-2', undefined]);
  });
});
