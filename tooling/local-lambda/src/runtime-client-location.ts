import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The path of the bundled runtime client: beside this module in the built package, in `dist` when the sources
 * run.
 *
 * @param chosen a path that takes the place of both
 * @throws Error when there is no such file
 */
export function runtimeClientLocation(chosen?: string): string {
  const candidates =
    chosen === undefined
      ? ['./runtime-client.mjs', '../dist/runtime-client.mjs'].map((path) =>
          fileURLToPath(new URL(path, import.meta.url)),
        )
      : [chosen];
  const found = candidates.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    `The runtime client ${candidates.at(-1)} does not exist: build @pypwext/local-lambda first, or name the file with the option runtimeClient`,
  );
}
