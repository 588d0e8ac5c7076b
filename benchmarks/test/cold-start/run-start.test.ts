import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureStarts } from '../../cold-start/measure-starts.ts';
import { runStart } from '../../cold-start/run-start.ts';
import { startServer } from '../../cold-start/start-server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pypwext-start-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const run = (file: string, url = ''): ReturnType<typeof runStart> => runStart(process.execPath, file, url);

describe('a start', () => {
  it('loads the module, lets it answer, and tells both times apart', () => {
    const file = write(
      'app.mjs',
      "export const answer = () => { if (performance.now() <= 0) throw new Error('never'); console.log('a line'); };",
    );
    const { load, loadCpu, answer, memory, process: all } = run(file);
    expect(Math.min(load, loadCpu, answer, memory)).toBeGreaterThan(0);
    expect(all).toBeGreaterThan(load + answer);
  });

  it('of a module that answers nothing only loads it', () => {
    expect(run(write('plain.mjs', 'export const other = 1;')).load).toBeGreaterThan(0);
  });

  it('that fails is told with what it wrote', () => {
    const file = write('broken.mjs', "export const answer = () => { throw new Error('out of order'); };");
    expect(() => run(file)).toThrow(/ended with 1: .*out of order/s);
  });

  it('that answers with a refusal is no start', () => {
    const file = write('refusing.mjs', 'export const answer = () => ({ statusCode: 400 });');
    expect(() => run(file)).toThrow(/It answered {"statusCode":400}/);
  });

  it('reaches the server, which answers any call', async () => {
    const code = `export const answer = async ({ url }) => {
  const { price } = await (await fetch(url, { method: 'POST', body: '{}' })).json();
  if (price !== 12) throw new Error('another answer');
};`;
    const server = await startServer();
    try {
      expect(run(write('call.mjs', code), server.url).answer).toBeGreaterThan(0);
    } finally {
      server.stop();
    }
  });
});

describe('starts in turns', () => {
  const startables = (): { key: string; file: string }[] =>
    ['a', 'b'].map((key) => ({ key, file: write(`${key}.mjs`, '') }));

  it('are as many for each module as there are rounds, without the one before them', async () => {
    const rounds: number[] = [];
    const plan = {
      node: process.execPath,
      url: '',
      rounds: 2,
      tell: (round: number) => void rounds.push(round),
    };
    const starts = await measureStarts(startables(), plan);
    expect([...starts].map(([key, list]) => [key, list.length])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
    expect(rounds).toEqual([1, 2]);
  });

  it('end when they are aborted', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    const plan = { node: process.execPath, url: '', rounds: 2, signal, tell: () => undefined };
    await expect(measureStarts(startables(), plan)).rejects.toThrow('enough');
  });
});
