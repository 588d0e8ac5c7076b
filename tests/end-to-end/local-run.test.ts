import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { demo } from './running-demo.ts';

const program = join(demo, 'dist/local-run.mjs');
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

interface LocalRun {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
  /** Waits until the standard error holds what is looked for. */
  told(pattern: RegExp): Promise<RegExpExecArray>;
}

function localRun(...args: string[]): LocalRun {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr }));
  const told = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const match = pattern.exec(stderr);
      if (match) return match;
      await Promise.race([once(child.stderr, 'data'), ended]);
      if (child.exitCode !== null && !pattern.test(stderr)) throw new Error(`It ended with:\n${stderr}`);
    }
  };
  return { child, ended, told };
}

test('--once prints the answer on the standard output and exits with 0', async () => {
  const { code, stdout } = await localRun('--once').ended;
  expect(stdout).toMatch(/^400 \{"updated":\[.*\],"operation":"create-offer","error":\[.*\]\}\n$/);
  expect(code).toBe(0);
});

test('a port that is taken is told in one line', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { code, stderr } = await localRun('--port', String(port), '--rest-port', '0').ended;
  server.close();
  expect(code).toBe(1);
  expect(stderr.trim().split('\n').at(-1)).toContain(String(port));
  expect(stderr).not.toMatch(/^\s+at /m);
});

test('an option that is none is told in one line', async () => {
  const { code, stderr } = await localRun('--port', 'http').ended;
  expect(code).toBe(1);
  expect(stderr).toBe('--port takes a port from 0 to 65535, not "http"\n');
});

test('Ctrl-C stops everything and leaves no process', async () => {
  const run = localRun('--port', '0', '--rest-port', '0');
  const [, url] = await run.told(/HTTP API {2}(http:\S+)\/offers/);
  const response = await fetch(`${url}/orders`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pypwext_id: 'x', items: ['bolt'] }),
  });
  expect(response.status).toBe(200);
  run.child.kill('SIGINT');
  const { code, stdout } = await run.ended;
  expect(code).toBe(0);
  // What is written for people does not go into the pipe.
  for (const line of stdout.trim().split('\n')) expect(() => JSON.parse(line)).not.toThrow();
  await expect(fetch(`${url}/orders`)).rejects.toThrow();
});
