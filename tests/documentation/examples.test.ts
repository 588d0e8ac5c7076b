import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { type CodeBlock, codeBlocks, promisedOutput, repository } from './code-block.ts';

const run = promisify(execFile);
// Inside of this workspace, so that bare imports resolve as they do for a user who has installed everything.
const folder = join(import.meta.dirname, '../.snippets');
const blocks = codeBlocks();
const fileOf = (block: CodeBlock): string =>
  join(folder, `${block.place.replaceAll(/[^A-Za-z0-9]+/g, '-')}.ts`);

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // `export {}` makes each example a module, so that top-level await is allowed and names do not clash.
  for (const block of blocks) writeFileSync(fileOf(block), `${block.code}\nexport {};\n`);
  const config = {
    extends: '../../tsconfig.base.json',
    compilerOptions: { isolatedDeclarations: false, declaration: false, declarationMap: false },
    include: ['*.ts'],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
});

test('there are examples to check', () => {
  expect(blocks.length).toBeGreaterThan(10);
});

test('all examples compile', async () => {
  const compiler = join(repository, 'node_modules/.bin/tsc');
  const { stdout } = await run(compiler, ['-p', folder]).catch((error: { stdout: string }) => error);
  expect(stdout).toBe('');
});

describe('the example runs and prints what it says', () => {
  test.each(blocks.filter((block) => block.runs))('$place', async (block) => {
    const bundle = fileOf(block).replace(/\.ts$/, '.mjs');
    await build({
      entryPoints: [fileOf(block)],
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node22',
      // Names are part of what wrappers show.
      keepNames: true,
      conditions: ['@pypwext/source'],
      external: [
        '@aws-sdk/*',
        '@aws-lambda-powertools/*',
        'ofetch',
        'aws4fetch',
        'zod',
        'valibot',
        'arktype',
      ],
      logLevel: 'silent',
    });
    const { stdout, stderr } = await run(process.execPath, [bundle], {
      // What every function has on Lambda; no example reaches AWS.
      env: { ...process.env, NO_COLOR: '1', AWS_REGION: 'eu-west-1' },
    });
    const printed = `${stdout}${stderr}`.replaceAll(/\s+/g, ' ');
    let from = 0;
    for (const line of promisedOutput(block.code)) {
      const text = line.replaceAll(/\s+/g, ' ');
      const at = printed.indexOf(text, from);
      expect(at, `prints ${text}, after what came before; printed: ${printed}`).toBeGreaterThanOrEqual(0);
      from = at + text.length;
    }
  });
});
