import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Copy = typeof import('../src/index.ts') & typeof import('@pypwext/base');

let folder: string;
let first: Copy;
let second: Copy;

/** One bundle of errors and of a base of its own. */
async function bundle(name: string): Promise<Copy> {
  const outfile = join(folder, `${name}.mjs`);
  await build({
    stdin: {
      contents: "export * from './src/index.ts'; export * from '@pypwext/base';",
      resolveDir: join(import.meta.dirname, '..'),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@pypwext/source'],
  });
  return import(pathToFileURL(outfile).href);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pypwext-errors-copies-'));
  [first, second] = await Promise.all([bundle('first'), bundle('second')]);
});

afterAll(() => rm(folder, { recursive: true }));

test('two copies of base and errors collect into one collector', async () => {
  const copies = [first, second];
  const root = first.collect({ root: true })(async () => {
    for (const thrower of copies) {
      for (const wrapper of copies) {
        const send = wrapper.collect({ fallback: 'continued' })(async () => {
          throw new thrower.StdPyPwExtError('m', { action: 'CONTINUE' });
        });
        expect(await send()).toBe('continued');
      }
    }
    return second.collector().errors.length;
  });
  expect(await root()).toBe(4);
});

test('a root of one copy inside of a root of the other does not end it', () => {
  const root = first.collect({ root: true })(() => {
    second.collect({ root: true })(() => undefined)();
    return first.collector().closed;
  });
  expect(root()).toBe(false);
});

test('the value that an error of one copy brings is returned by a collect of the other', () => {
  const root = first.collect({ root: true })(
    second.collect(() => {
      throw new first.PyPwExtErrorWithReturn('m', { returnValue: 17 });
    }),
  );
  expect(root()).toBe(17);
});
