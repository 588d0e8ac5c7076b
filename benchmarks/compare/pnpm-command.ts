import { readFileSync } from 'node:fs';

/**
 * The start of a command line that runs pnpm in the version of the repository, through npx, which keeps what it has
 * fetched once.
 *
 * @param folder - Of the repository, whose `packageManager` says which version, with a slash at the end.
 */
export function pnpmCommand(folder: string): readonly [string, ...string[]] {
  const { packageManager } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as Manifest;
  return ['npx', '--yes', packageManager];
}

interface Manifest {
  readonly packageManager: string;
}
