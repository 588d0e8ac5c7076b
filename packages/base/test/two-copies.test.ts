import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

type Base = typeof import('../src/index.ts');

let folder: string;
let first: Base;
let second: Base;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pypwext-two-copies-'));
  const load = async (name: string): Promise<Base> => {
    const outfile = join(folder, `${name}.mjs`);
    const entry = join(import.meta.dirname, '../src/index.ts');
    await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node' });
    return import(pathToFileURL(outfile).href);
  };
  [first, second] = await Promise.all([load('first'), load('second')]);
});

afterAll(() => rm(folder, { recursive: true }));

test('two copies of base are really two', () => {
  expect(first.StdPyPwExtError).not.toBe(second.StdPyPwExtError);
});

test('an invocation opened by one copy is current in the other', () => {
  first.runInvocation({ trace: { pypwextId: 'a' } }, () => {
    expect(second.currentInvocation()?.trace.pypwextId).toBe('a');
  });
});

test('an error of one copy is recognised by the guards of the other', () => {
  const error = new first.PyPwExtHTTPError('m');
  expect(error instanceof second.PyPwExtError).toBe(false);
  expect(second.isPyPwExtError(error)).toBe(true);
  expect(second.isPyPwExtHTTPError(error)).toBe(true);
  expect(second.isStdPyPwExtError(error)).toBe(false);
});
