import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpEvent } from './events.ts';

type Copy = typeof import('../src/index.ts') & typeof import('@pypwext/base');

let folder: string;
let first: Copy;
let second: Copy;
let inputs: string[];

/** One bundle of service and of a base of its own. */
async function bundle(name: string): Promise<Copy> {
  const outfile = join(folder, `${name}.mjs`);
  const { metafile } = await build({
    stdin: {
      contents: "export * from './src/index.ts'; export * from '@pypwext/base';",
      resolveDir: join(import.meta.dirname, '..'),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    conditions: ['@pypwext/source'],
    metafile: true,
  });
  inputs = Object.values(metafile.outputs).flatMap((output) => [
    ...Object.keys(output.inputs),
    ...output.imports.map(({ path }) => path),
  ]);
  return import(pathToFileURL(outfile).href);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pypwext-service-copies-'));
  [first, second] = await Promise.all([bundle('first'), bundle('second')]);
});

afterAll(() => rm(folder, { recursive: true }));

test('a response and an error of one copy are answered by the other', async () => {
  const service = new second.PyPwExtService();
  const handler = service.handler({ response: { justStatusCode: false } }, async () => {
    const error = new first.StdPyPwExtError('sold out', { code: 409 });
    return new first.PyPwExtResponse({ id: 1, error });
  });
  expect(await handler(httpEvent())).toMatchObject({
    statusCode: 409,
    body: '{"id":1,"error":{"code":409,"msg":"sold out","classification":"NA"}}',
  });
});

test('the invocation and the collector of one copy are seen by the other', async () => {
  const service = new second.PyPwExtService();
  const collector = new first.StdErrorCollector();
  collector.add(new first.StdPyPwExtError('m', { code: 410 }));
  const answer = await first.runInvocation({ collector }, () =>
    service.response(() => new second.PyPwExtResponse({ id: 1 }))(),
  );
  expect(answer).toMatchObject({ statusCode: 410 });
});

test('what only looks like a response is passed through', async () => {
  const service = new first.PyPwExtService();
  const lookAlike = { '@pypwext/response@1': true, statusCode: 200 };
  expect(await service.response(() => lookAlike)()).toBe(lookAlike);
});

test('a bundle holds no schema library, and imports no built-in module', () => {
  expect(inputs.filter((input) => /zod|valibot|arktype|aws-lambda/.test(input))).toEqual([]);
  expect(inputs.filter((input) => input.startsWith('node:'))).toEqual([]);
});
