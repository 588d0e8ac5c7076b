import { execFile } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./print-loaded-modules.mjs', import.meta.url));

/** What the import of a module brings into a fresh process. */
export interface LoadedModules {
  /** Public built-ins that Node loads for it, such as `crypto`; those that any script finds loaded are not here. */
  readonly builtins: readonly string[];
  /** Node's own internal modules among what it loads. */
  readonly internals: readonly string[];
  /** Packages whose files are read, the module's own package included. */
  readonly packages: readonly string[];
  /** How many files are read. */
  readonly files: number;
  /** Globals that it reads and that load a part of Node when they are read, such as `Headers`. */
  readonly lazyGlobals: readonly string[];
}

/**
 * Imports a module in fresh processes and tells what that loaded.
 *
 * @param file - Path of the module.
 * @param node - Executable of Node 22.15 or later; Node 20 tells no files and so no packages.
 */
export async function loadedModules(file: string, node: string = process.execPath): Promise<LoadedModules> {
  const url = pathToFileURL(file).href;
  const list = async (kind: string): Promise<string[]> =>
    JSON.parse((await run(node, [program, kind, url])).stdout) as string[];
  const [loaded, files, lazyGlobals] = [
    await list('built-ins'),
    await list('files'),
    await list('lazy-globals'),
  ];
  const isInternal = (name: string): boolean => name.startsWith('internal/');
  return {
    builtins: loaded.filter((name) => !isInternal(name)).sort(),
    internals: loaded.filter(isInternal).sort(),
    packages: [...new Set(files.map(packageOf))].sort(),
    files: files.length,
    lazyGlobals,
  };
}

/** The package that a file belongs to, in pnpm's layout and in the workspace's. */
export function packageOf(file: string): string {
  const installed = file.split('/node_modules/').at(-1)?.split('/') ?? [];
  if (file.includes('/node_modules/'))
    return installed.slice(0, installed[0]?.startsWith('@') ? 2 : 1).join('/');
  const own = /\/packages\/([^/]+)\//.exec(file)?.[1];
  return own === undefined ? file : `@pypwext/${own}`;
}
