import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pnpmCommand } from './pnpm-command.ts';
import { runCommand } from './run-command.ts';

/** A commit in a folder of its own. */
export interface BaseCheckout {
  /** Short hash of the commit. */
  readonly commit: string;
  /** Path of its folder, with a slash at the end. */
  readonly folder: string;
  /** Removes the folder, and what git knows of it. */
  remove(): void;
}

/**
 * Checks a commit out beside the working tree, which is left as it is.
 *
 * @param repository - Path of the repository, with a slash at the end.
 * @param base - The commit, as people call it.
 * @throws Error when there is no such commit.
 */
export async function checkOut(
  repository: string,
  base: string,
  signal?: AbortSignal,
): Promise<BaseCheckout> {
  const setting = { folder: repository, ...(signal ? { signal } : {}) };
  const commit = await hashOf(base, repository);
  // Of runs that were killed before they could clean up.
  await runCommand(['git', 'worktree', 'prune'], setting);
  const parent = mkdtempSync(join(tmpdir(), 'pypwext-compare-'));
  const folder = join(parent, 'base');
  const remove = (): void => {
    spawnSync('git', ['worktree', 'remove', '--force', folder], { cwd: repository, stdio: 'ignore' });
    rmSync(parent, { recursive: true, force: true });
    // For a worktree that was not whole yet, and that git could not remove.
    spawnSync('git', ['worktree', 'prune'], { cwd: repository, stdio: 'ignore' });
  };
  try {
    await runCommand(['git', 'worktree', 'add', '--detach', folder, commit], setting);
  } catch (error) {
    remove();
    throw error;
  }
  return { commit, folder: `${folder}/`, remove };
}

async function hashOf(base: string, repository: string): Promise<string> {
  try {
    const args = [
      'rev-parse',
      '--verify',
      '--quiet',
      '--short',
      '--end-of-options',
      `${base}^{commit}`,
    ] as const;
    return await runCommand(['git', ...args], { folder: repository });
  } catch {
    throw new Error(
      `There is no commit "${base}" in this repository. \`git log --oneline\` shows those there are; one of another ` +
        'clone, or one that a shallow clone left out, has to be fetched first.',
    );
  }
}

/** Builds the packages in a folder, after an install in a fresh one. */
export async function buildPackages(folder: string, fresh: boolean, signal?: AbortSignal): Promise<void> {
  const setting = { folder, ...(signal ? { signal } : {}) };
  const pnpm = pnpmCommand(folder);
  if (fresh) await runCommand([...pnpm, 'install', '--frozen-lockfile', '--prefer-offline'], setting);
  await runCommand(
    [...pnpm, 'exec', 'turbo', 'run', 'build', '--filter=./packages/*', '--ui=stream'],
    setting,
  );
}
