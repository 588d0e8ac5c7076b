import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ScriptedServer } from '../support/scripted-server.ts';
import { answer } from '../support/steps.ts';

// A process of its own, which ends by itself or is ended after 10 seconds.
const run = async (script: string, ...args: string[]): Promise<string> => {
  const path = fileURLToPath(new URL(`../support/${script}`, import.meta.url));
  const options = { timeout: 10_000, env: { ...process.env, NODE_NO_WARNINGS: '1' } };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--experimental-strip-types', '--conditions=@pypwext/source', path, ...args],
    options,
  );
  return stdout.trim();
};

// Node 20 cannot run TypeScript.
const strips = Number(process.versions.node.split('.')[0]) >= 22;

describe.skipIf(!strips)('In a process of its own', () => {
  test('importing the package, making a session and declaring a call loads no fetch and no http', async () => {
    const loaded: string[] = JSON.parse(await run('import-only.ts'));

    expect(
      loaded.filter((name) => /undici|\bhttps?2?$|_http_|crypto$|webstreams|\btls|\bnet$/.test(name)),
    ).toEqual([]);
  });

  test('a call leaves nothing behind that keeps the process running', async () => {
    await using server = await ScriptedServer.start(answer(503), answer(200));

    expect(await run('one-call.ts', server.origin)).toBe('200 2');
  });
});
