import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RaceServer } from '../../race/race-suite.ts';

/** A server that takes any request and gives the same answer to each. */
export async function startServer(): Promise<RaceServer> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"offer":"A-17","price":100}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
