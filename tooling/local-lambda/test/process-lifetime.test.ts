import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { runtimeClientLocation } from '../src/runtime-client-location.ts';
import { functionsDirectory, poolOf } from './fixtures/function-under-test.ts';
import { startRun } from './fixtures/local-run.ts';
import { isAlive } from './fixtures/process-state.ts';

const connectTo = (url: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('connect', () => resolve('connected'));
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'failed'));
  });

describe('a local run', () => {
  it('leaves no process and no open port when it stops', async () => {
    const { run } = await startRun();
    const response = await fetch(`${run.httpUrl}/respond/text`);
    await response.text();
    const processIds = run.processIds();
    expect(processIds.map(isAlive)).toEqual([true]);
    await run.stop();
    expect(processIds.map(isAlive)).toEqual([false]);
    expect(run.processIds()).toEqual([]);
    for (const url of [run.httpUrl, run.invokeUrl, run.restUrl ?? '']) {
      expect(await connectTo(url)).toBe('ECONNREFUSED');
    }
  });

  it('can be stopped twice, and in the middle of a request', async () => {
    const { run } = await startRun();
    const request = fetch(`${run.httpUrl}/slow`).then(
      ({ status }) => status,
      () => 'cut off',
    );
    await expect.poll(() => run.processIds().length).toBe(1);
    await Promise.all([run.stop(), run.stop()]);
    expect([500, 'cut off']).toContain(await request);
  });

  it.each([
    ['httpPort', {}],
    ['restPort', {}],
    ['invokePort', {}],
  ])('says which port is taken, and leaves nothing behind (%s)', async (option) => {
    const { run } = await startRun();
    const port = Number(new URL(run.httpUrl).port);
    await expect(startRun({ [option]: port })).rejects.toThrow(
      `Port ${port} (option ${option}) is already in use: stop the program that listens there, or choose another port`,
    );
    await run.stop();
  });

  it('says so when its runtime client is not there', async () => {
    await expect(startRun({ runtimeClient: '/nowhere/runtime-client.mjs' })).rejects.toThrow(
      'The runtime client /nowhere/runtime-client.mjs does not exist',
    );
  });

  it('ends what a function has started itself when it stops', async () => {
    const { pool, lines } = poolOf('behaviours.parent');
    await pool.invoke({ payload: '{"exit":false}' });
    const processId = Number(lines[0]);
    expect(isAlive(processId)).toBe(true);
    await pool.stop();
    await expect.poll(() => isAlive(processId)).toBe(false);
  });

  it('ends what a function has started itself when the function exits', async () => {
    const { pool, lines } = poolOf('behaviours.parent');
    await pool.invoke({ payload: '{"exit":true}' });
    await expect.poll(() => isAlive(Number(lines[0]))).toBe(false);
    await pool.stop();
  });

  it('takes its functions with it when it is killed, be they idle, waiting or busy', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'local-lambda-'));
    const script = join(folder, 'start-and-wait.mjs');
    await build({
      entryPoints: [fileURLToPath(new URL('./fixtures/start-and-wait.ts', import.meta.url))],
      outfile: script,
      bundle: true,
      format: 'esm',
      platform: 'node',
    });
    const parent = spawn(process.execPath, [script, runtimeClientLocation(), functionsDirectory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk] = (await once(parent.stdout, 'data')) as [Buffer];
    const processIds: number[] = JSON.parse(chunk.toString('utf8'));
    expect(processIds.map(isAlive)).toEqual([true, true, true]);
    parent.kill('SIGKILL');
    await expect.poll(() => processIds.map(isAlive)).toEqual([false, false, false]);
    rmSync(folder, { recursive: true });
  });
});
