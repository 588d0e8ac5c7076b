import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

test('importing the package loads no built-in module', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pypwext-base-import-'));
  const outfile = join(folder, 'program.mjs');
  const contents = `
    const known = new Set(process.moduleLoadList);
    const added = () => process.moduleLoadList.filter((name) => !known.has(name));
    const base = await import('./src/index.ts');
    const atImport = added();
    base.runInvocation({}, () => undefined);
    process.getBuiltinModule('node:dgram');
    console.log(JSON.stringify({ atImport, later: added() }));
  `;
  const options = { outfile, bundle: true, format: 'esm', platform: 'node' } as const;
  await build({ stdin: { contents, resolveDir: join(import.meta.dirname, '..') }, ...options });
  const loaded: unknown = JSON.parse(execFileSync(process.execPath, [outfile], { encoding: 'utf8' }));
  await rm(folder, { recursive: true });

  expect(loaded).toEqual({
    atImport: [],
    // The list does tell of what is loaded. Of async_hooks it does not everywhere: Node 20 starts with it.
    later: expect.arrayContaining([expect.stringMatching(/dgram/)]),
  });
});
