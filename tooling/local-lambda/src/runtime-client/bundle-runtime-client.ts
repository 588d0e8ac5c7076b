import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

/** The version whose only static import is "module" and whose native module has `next`, `done` and `error`. */
const supportedVersion = '4.0.2';

/**
 * Bundles AWS's runtime interface client for Node.js, with a client in JavaScript in place of its native
 * module, into one file that needs nothing but Node.
 *
 * A step of the build, not part of the package's surface.
 *
 * @param outputFile where to write the file, relative to the current directory
 * @throws Error when another version of `aws-lambda-ric` is installed, or its entry has changed its imports
 */
export async function bundleRuntimeClient(outputFile: string): Promise<void> {
  const entry = runtimeClientEntry();
  await mkdir(dirname(resolve(outputFile)), { recursive: true });
  // Written beside and moved, so that a process that starts meanwhile never loads half a file.
  const unfinished = `${outputFile}.${randomUUID()}.tmp`;
  await build({
    entryPoints: [entry],
    outfile: unfinished,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
    banner: { js: notice(dirname(entry)) },
    plugins: [replaceNativeModule(entry)],
  });
  await rename(unfinished, outputFile);
}

function runtimeClientEntry(): string {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('aws-lambda-ric/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  if (version !== supportedVersion) {
    throw new Error(
      `aws-lambda-ric is ${version}, but the runtime client is made for ${supportedVersion}: pin that version, or check its imports and native module and change it here`,
    );
  }
  return join(dirname(manifest), 'index.mjs');
}

/** Hint: aliasing `rapid-client.node` never fires, it is loaded through `createRequire`. */
function replaceNativeModule(entry: string): Plugin {
  const shim = fileURLToPath(new URL('./module-shim.ts', import.meta.url));
  return {
    name: 'replace-native-module',
    setup({ onStart, onResolve, onEnd }) {
      let replaced = 0;
      onStart(() => {
        replaced = 0;
      });
      onResolve({ filter: /^module$/ }, ({ importer }) => {
        if (importer !== entry) return undefined;
        replaced += 1;
        return { path: shim };
      });
      onEnd(() => {
        if (replaced !== 1)
          throw new Error(`aws-lambda-ric imports "module" ${replaced} times, expected once`);
      });
    },
  };
}

/** The licence asks that its notices travel with the code. */
function notice(folder: string): string {
  const text = readFileSync(join(folder, 'NOTICE'), 'utf8').trim();
  return `/*\nContains aws-lambda-ric ${supportedVersion}, Apache-2.0.\n${text}\n*/`;
}
