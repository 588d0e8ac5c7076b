import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The path of the bundled runtime client: beside this module in the built package, in `dist` when the sources
 * run.
 *
 * @throws Error when the package has not been built
 */
export function runtimeClientLocation(): string {
  const candidates = ['./runtime-client.mjs', '../dist/runtime-client.mjs'].map((path) =>
    fileURLToPath(new URL(path, import.meta.url)),
  );
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `The runtime client ${candidates[0]} does not exist: build @pypwext/local-lambda first, or name the file with the option runtimeClient`,
  );
}
