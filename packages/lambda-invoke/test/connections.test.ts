import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { lambdaTransport } from '../src/index.ts';
import { result, type StubAnswer, silence, startInvokeStub } from './invoke-stub.ts';
import { useTestCredentials } from './test-credentials.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('a connection is used again, unless it has been idle for long', async () => {
  useTestCredentials();
  let connections = 0;
  const server = createServer((_request, response) => response.end('1')).on('connection', () => {
    connections += 1;
  });
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const transport = lambdaTransport({ endpoint, region: 'eu-west-1' });
  const call = { method: 'FUNC', name: 'pricing' } as const;
  await transport.send(call);
  await transport.send(call);
  expect(connections).toBe(1);
  const now = Date.now();
  // As after a freeze of the environment.
  vi.spyOn(Date, 'now').mockImplementation(() => now + 60_000);
  await transport.send(call);
  expect(connections).toBe(2);
  await transport.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('closing', () => {
  const barrier = () => {
    let lift: () => void = () => {};
    const lifted = new Promise<void>((resolve) => {
      lift = resolve;
    });
    return { lifted, lift };
  };

  /** An answer that comes when it is told to, after the request has arrived. */
  const held = (value: unknown) => {
    const arrived = barrier();
    const release = barrier();
    const answer: StubAnswer = async (...exchange) => {
      arrived.lift();
      await release.lifted;
      result(value)(...exchange);
    };
    return { answer, arrived: arrived.lifted, release: release.lift };
  };

  test.each(['FUNC', 'EVENT'] as const)('lets a %s that is under way come to its end', async (method) => {
    useTestCredentials();
    const stub = await startInvokeStub();
    const { answer, arrived, release } = held({ price: 12 });
    stub.script(answer);
    const transport = stub.transport();
    const call = transport.send({ method, name: 'pricing' });
    await arrived;
    let closed = false;
    const closing = transport.close().then(() => {
      closed = true;
    });
    // A call that comes later is not waited for.
    stub.script(result('later'));
    await transport.send({ method, name: 'pricing' });
    expect(closed).toBe(false);
    release();
    expect((await call).payloadAsJson()).toEqual({ price: 12 });
    await closing;
    expect(stub.requests).toHaveLength(2);
    await transport.close();
    await stub.close();
  });

  test('waits no longer than the call has time', async () => {
    useTestCredentials();
    const stub = await startInvokeStub();
    stub.script(silence);
    const transport = stub.transport({ timeout: 30 });
    const call = transport.send({ method: 'FUNC', name: 'pricing' });
    const settled = Promise.allSettled([call, transport.close()]);
    await expect(call).rejects.toMatchObject({ kind: 'deadline' });
    expect(await settled).toMatchObject([{ status: 'rejected' }, { status: 'fulfilled' }]);
    await stub.close();
  });

  test('does not wait for what another one has handed in', async () => {
    const destroy = vi.fn();
    const answer = barrier();
    const invoke = async () => {
      await answer.lifted;
      return { StatusCode: 200 };
    };
    const client = { invoke, destroy };
    const transport = lambdaTransport({ client });
    const call = transport.send({ method: 'FUNC', name: 'pricing' });
    await transport.close();
    answer.lift();
    await call;
    expect(destroy).not.toHaveBeenCalled();
  });
});
