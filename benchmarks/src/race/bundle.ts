import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Bundled CommonJS calls `require` for built-ins, which an ES module does not have.
const banner = [
  "import { createRequire as createRequireOfBundle } from 'node:module';",
  'const require = createRequireOfBundle(import.meta.url);',
].join('\n');

/**
 * Bundles a suite's module with the worker, as people bundle a function: one ES module for Node, every dependency
 * inside of it, one chunk for each dynamic import. Not minified, which changes size and not speed.
 *
 * @param name - Name of the suite, and of the folder of what comes out.
 * @param module - URL of its module.
 * @param plugins - Plugins of esbuild, by which the packages can be those of another commit.
 * @returns Path of the worker to start.
 */
export async function bundleSuite(
  name: string,
  module: string,
  plugins: readonly Plugin[] = [],
): Promise<string> {
  const folder = join(root, 'dist', name);
  await mkdir(folder, { recursive: true });
  const worker = fileURLToPath(new URL('./worker.ts', import.meta.url));
  await build({
    stdin: {
      contents: `import { suite } from ${JSON.stringify(fileURLToPath(module))};
import { serve } from ${JSON.stringify(worker)};
serve(suite);`,
      resolveDir: dirname(worker),
      sourcefile: 'worker-entry.ts',
    },
    outdir: folder,
    entryNames: 'worker',
    outExtension: { '.js': '.mjs' },
    plugins: [...plugins],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    // ES modules where a package has both, as AWS advises for the SDK: they shake, and a chunk keeps their names.
    mainFields: ['module', 'main'],
    target: 'node20',
    banner: { js: banner },
    // Optional parts of libraries, which nobody here calls: lambda-api loads it for files from S3.
    external: ['@aws-sdk/client-s3', '@aws-sdk/s3-request-presigner'],
    logLevel: 'error',
  });
  return join(folder, 'worker.mjs');
}
