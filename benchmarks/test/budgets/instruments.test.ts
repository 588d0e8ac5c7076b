import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadedModules, packageOf } from '../../cold-start/loaded-modules.ts';
import { problemOfBuild } from '../../size/assert-built.ts';
import { weighBundle } from '../../size/bundle-size.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pypwext-instruments-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('what an import loads', () => {
  const write = (text: string): string => {
    const file = join(folder, 'module.mjs');
    writeFileSync(file, text);
    return file;
  };

  it('is nothing but its file for an empty module', async () => {
    const { builtins, internals, files, lazyGlobals } = await loadedModules(write('export {};'));
    expect({ builtins, internals, files, lazyGlobals }).toEqual({
      builtins: [],
      internals: [],
      files: 1,
      lazyGlobals: [],
    });
  });

  it('tells a built-in that is imported, with what that loads', async () => {
    const { builtins } = await loadedModules(write("import 'node:http';"));
    expect(builtins).toContain('http');
    expect(builtins).toContain('_http_client');
  });

  it('tells a global that loads the HTTP client of Node, and the client', async () => {
    const { lazyGlobals, internals } = await loadedModules(
      write('export const mine = class extends Headers {};'),
    );
    expect(lazyGlobals).toEqual(['Headers']);
    expect(internals).toContain('internal/deps/undici/undici');
  });
});

describe('the package of a file', () => {
  it.each([
    ['file:///project/node_modules/.pnpm/aws4fetch@1.0.20/node_modules/aws4fetch/dist/a.mjs', 'aws4fetch'],
    [
      'file:///project/node_modules/@aws-lambda-powertools/logger/lib/Logger.js',
      '@aws-lambda-powertools/logger',
    ],
    ['file:///project/packages/base/dist/index.js', '@pypwext/base'],
    ['/entry.js', '/entry.js'],
  ])('of %s is %s', (file, name) => {
    expect(packageOf(file)).toBe(name);
  });
});

describe('a build', () => {
  const build = (source: string, built: string | undefined): void => {
    mkdirSync(join(folder, 'src'));
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'src/index.ts'), source);
    if (built === undefined) return;
    writeFileSync(join(folder, 'dist/index.js'), built);
    const map = { sources: ['../src/index.ts'], sourcesContent: [built] };
    writeFileSync(join(folder, 'dist/index.js.map'), JSON.stringify(map));
  };

  it('of the sources as they are has no problem', () => {
    build('export const a = 1;', 'export const a = 1;');
    expect(problemOfBuild('a', `${folder}/`)).toBeUndefined();
  });

  it('that is missing is told', () => {
    build('export const a = 1;', undefined);
    expect(problemOfBuild('a', `${folder}/`)).toBe('a is not built');
  });

  it('of other sources is told with the file that was changed', () => {
    build('export const a = 2;', 'export const a = 1;');
    expect(problemOfBuild('a', `${folder}/`)).toBe('a was built before src/index.ts was changed');
  });
});

describe('a weighed bundle', () => {
  it('tells what is imported with it apart from what a function imports later', async () => {
    const code =
      "import { join } from 'node:path';\nexport const a = () => import('node:crypto').then(() => join('a'));";
    const { imports } = await weighBundle({ code });
    expect(imports).toEqual([
      { name: 'path', atImport: true },
      { name: 'crypto', atImport: false },
    ]);
  });

  it('is smaller when it is compressed', async () => {
    const { bytes, gzip } = await weighBundle({ code: "export * from '@pypwext/base';" });
    expect(gzip).toBeLessThan(bytes);
  });
});
