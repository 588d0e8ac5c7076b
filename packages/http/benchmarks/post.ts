/**
 * CPU time of one POST of 450 bytes, per client: `node --conditions=@pypwext/source benchmarks/post.ts`.
 *
 * Each client runs in a process of its own, in turns, against a server in another process; the best of the
 * rounds counts, for load on the machine only ever adds. Numbers are µs of CPU (user and system) of the client's
 * process per call; what is compared is the ratio to the built-in fetch of the same run.
 */
import { execFileSync, fork } from 'node:child_process';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { ofetch } from 'ofetch';
import { PyPwExtHTTPSession, type SigningOptions, smithySigner } from '../src/index.ts';

const WARM_UP = 500;
const CALLS = 2_000;
const ROUNDS = 5;
const body = { customer: 'x'.repeat(400), age: 40, id: 'customer-17' };

type Client = (url: string) => Promise<unknown>;

const session = (signing: SigningOptions | false): Client => {
  const credentials = { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 't'.repeat(900) };
  const http = new PyPwExtHTTPSession({ signing, credentials });
  return async (url) => (await http.post(url, { body })).json();
};
const hosts = { '127.0.0.1': { region: 'eu-west-1' } };

const clients: Readonly<Record<string, () => Client>> = {
  'built-in fetch': () => async (url) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), headers });
    return response.json();
  },
  ofetch: () => (url) => ofetch(url, { method: 'POST', body }),
  'pypwext, unsigned': () => session(false),
  'pypwext, signed with aws4fetch': () => session({ hosts }),
  'pypwext, signed with smithy': () => session({ hosts, signer: smithySigner() }),
};

async function measure(name: string, url: string, concurrency: number): Promise<number> {
  const client = clients[name]?.();
  if (!client) throw new Error(`There is no client "${name}"`);
  const make = async (calls: number): Promise<void> => {
    let left = calls;
    const lane = async (): Promise<void> => {
      while (left-- > 0) await client(url);
    };
    await Promise.all(Array.from({ length: concurrency }, lane));
  };
  await make(WARM_UP);
  const before = process.cpuUsage();
  await make(CALLS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / CALLS;
}

/** What a cold process takes for its first call, beyond what it takes to start: CPU in ms. */
async function first(name: string, url: string): Promise<number> {
  const client = clients[name]?.();
  const before = process.cpuUsage();
  await client?.(url);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function serve(): void {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end('{"offer":"A-17","price":100}');
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
}

async function compare(): Promise<void> {
  const path = fileURLToPath(import.meta.url);
  const server = fork(path, ['serve']);
  const port = await new Promise<number>((resolve) =>
    server.once('message', (sent) => resolve(Number(sent))),
  );
  const url = `http://127.0.0.1:${port}/v1/my-api`;
  const run = (...args: string[]): number =>
    Number(execFileSync(process.execPath, [...process.execArgv, path, ...args, url], { encoding: 'utf8' }));
  const suites = {
    'one at a time, µs': ['calls', '1'],
    '20 at a time, µs': ['calls', '20'],
    'first call, ms': ['first'],
  };
  console.log(`Node ${process.version}, ${CALLS} calls, best of ${ROUNDS}`);
  for (const [suite, args] of Object.entries(suites)) {
    const best: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      for (const name of Object.keys(clients))
        best[name] = Math.min(best[name] ?? Infinity, run(...args, name));
    }
    const base = best['built-in fetch'] ?? 1;
    console.log(`\n${suite}`);
    for (const [name, cost] of Object.entries(best)) {
      console.log(`  ${name.padEnd(32)} ${cost.toFixed(1).padStart(8)}  ${(cost / base).toFixed(2)}`);
    }
  }
  server.kill();
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'serve') serve();
else if (mode === 'calls') console.log(await measure(String(rest[1]), String(rest[2]), Number(rest[0])));
else if (mode === 'first') console.log(await first(String(rest[0]), String(rest[1])));
else await compare();
