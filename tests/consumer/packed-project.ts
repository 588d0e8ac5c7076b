import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../..');

/** The published packages by the name of their folder. */
export const packageNames = [
  'base',
  'encoder',
  'errors',
  'http',
  'lambda-invoke',
  'logger',
  'service',
] as const;

/** An empty project outside of the repository, in which packed packages are installed. */
export interface PackedProject {
  readonly folder: string;
  /** Writes a file of the project. */
  write(file: string, text: string): Promise<void>;
  /** Writes a file of the project and runs it with a Node; the standard output. */
  execute(file: string, code: string, node?: string): Promise<string>;
  /** Runs a tool of the project: `tsc`, for one. */
  tool(name: string, ...args: string[]): Promise<string>;
  remove(): Promise<void>;
}

/**
 * Packs packages as they would be published and installs them in an empty project. pnpm's strict
 * `node_modules` makes an import fail that a package does not declare.
 */
export async function packedProject(
  names: readonly string[],
  dependencies: Readonly<Record<string, string>> = {},
): Promise<PackedProject> {
  const folder = await mkdtemp(join(tmpdir(), 'pypwext-consumer-'));
  packed ??= packAll();
  const byName = await packed;
  const wanted = Object.fromEntries(names.map((name) => [`@pypwext/${name}`, byName[`@pypwext/${name}`]]));
  const manifest = { private: true, type: 'module', dependencies: { ...wanted, ...dependencies } };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  // The packages are not published: the dependency of one on another is met by its tarball.
  await writeFile(join(folder, 'pnpm-workspace.yaml'), JSON.stringify({ overrides: byName }));
  await pnpm(folder, 'install', '--prefer-offline', '--no-frozen-lockfile');
  return {
    folder,
    write: (file, text) => writeFile(join(folder, file), text),
    execute: async (file, code, node = process.execPath) => {
      await writeFile(join(folder, file), code);
      const { stdout } = await run(node, [file], { cwd: folder, env: consumerEnvironment() });
      return stdout;
    },
    tool: async (name, ...args) => {
      const { stdout } = await run(join(folder, 'node_modules/.bin', name), args, { cwd: folder });
      return stdout;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

let packed: Promise<Record<string, string>> | undefined;

/** Packs every package once for all projects of a test run: from name to tarball. */
async function packAll(): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'pypwext-packed-'));
  const entries = packageNames.map(async (name) => {
    const file = join(folder, `${name}.tgz`);
    await pnpm(join(repository, 'packages', name), 'pack', '--out', file);
    return [`@pypwext/${name}`, `file:${file}`];
  });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return Object.fromEntries(await Promise.all(entries));
}

async function pnpm(folder: string, ...args: string[]): Promise<void> {
  const { packageManager } = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8'));
  await run('npx', ['--yes', packageManager, ...args], { cwd: folder, env: { ...process.env, CI: 'true' } });
}

/** The environment of an ordinary shell: nothing of the test runner. */
const consumerEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, HOME: process.env.HOME });
