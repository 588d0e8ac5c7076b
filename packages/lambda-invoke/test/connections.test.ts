import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { lambdaTransport } from '../src/index.ts';
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
