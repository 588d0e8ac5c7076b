import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RaceServer } from '../../race/race-suite.ts';

/** A server that answers every Invoke call with 200 and a small result. */
export async function startServer(): Promise<RaceServer> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': 'r' });
      response.end('{"price":12,"currency":"EUR"}');
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
