import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);

let folder: string;
let endpoint: string;
const received: (string | undefined)[] = [];
const server = createServer((request, response) => {
  received.push(request.headers.authorization);
  response.setHeader('content-type', 'application/json').end('{"total":17}');
});

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pypwext-split-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

test('a bundle with code splitting finds the AWS SDK in the chunk that esbuild makes of it', async () => {
  const printed = await bundled(`
    import { PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
    const invoker = new PyPwExtLambdaInvoker({ region: 'eu-west-1', endpoint: '${endpoint}' });
    const response = await invoker.func('pricing', { body: { quantity: 17 } });
    console.log(JSON.stringify(response.payloadAsJson()));
  `);

  expect(printed).toBe('{"total":17}');
});

test('a bundle with code splitting finds the signer of smithy in its chunk', async () => {
  const printed = await bundled(`
    import { PyPwExtHTTPSession, smithySigner } from '@pypwext/http';
    const http = new PyPwExtHTTPSession({
      signing: {
        signer: smithySigner(),
        hosts: { '127.0.0.1': { service: 'execute-api', region: 'eu-west-1' } },
      },
      credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'example' },
    });
    const reply = await http.get('${endpoint}/totals');
    console.log(JSON.stringify(await reply.json()));
    await http.close();
  `);

  expect(printed).toBe('{"total":17}');
  expect(received.at(-1)).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\//);
});

/** What a program prints that is bundled with everything inside, in several chunks. */
async function bundled(program: string): Promise<string> {
  await build({
    stdin: { contents: program, resolveDir: join(import.meta.dirname, '..'), loader: 'ts' },
    ...{ bundle: true, splitting: true, format: 'esm', platform: 'node', conditions: ['@pypwext/source'] },
    // CommonJS inside of an ES module asks for built-in modules by `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    outExtension: { '.js': '.mjs' },
    outdir: folder,
    logLevel: 'error',
  });
  const environment = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' };
  const { stdout } = await run(process.execPath, [join(folder, 'stdin.mjs')], {
    env: { ...environment, PATH: process.env.PATH },
  });
  return stdout.trim();
}
