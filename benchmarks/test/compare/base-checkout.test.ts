import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOut } from '../../compare/base-checkout.ts';

let repository: string;
const git = (...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

function commit(text: string): void {
  writeFileSync(join(repository, 'file.txt'), text);
  git('add', 'file.txt');
  git('commit', '-m', text);
}

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'pypwext-checkout-'));
  git('init', '-q');
  commit('first');
  commit('second');
});
afterEach(() => rmSync(repository, { recursive: true, force: true }));

describe('a checked out base', () => {
  it('holds the commit, and the working tree keeps its changes', async () => {
    writeFileSync(join(repository, 'file.txt'), 'changed');
    const checkout = await checkOut(`${repository}/`, 'HEAD~1');
    try {
      expect(readFileSync(`${checkout.folder}file.txt`, 'utf8')).toBe('first');
      expect(readFileSync(join(repository, 'file.txt'), 'utf8')).toBe('changed');
      expect(checkout.commit).toBe(git('rev-parse', '--short', 'HEAD~1'));
    } finally {
      checkout.remove();
    }
  });

  it('leaves neither a folder nor a worktree when it is removed', async () => {
    const checkout = await checkOut(`${repository}/`, 'HEAD');
    checkout.remove();
    expect(existsSync(checkout.folder)).toBe(false);
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  it('is removed with the files that a build has put there', async () => {
    const checkout = await checkOut(`${repository}/`, 'HEAD');
    writeFileSync(`${checkout.folder}built.js`, '');
    checkout.remove();
    expect(existsSync(checkout.folder)).toBe(false);
  });

  it.each(['nonsense', '--help', 'HEAD~9'])('cannot be had of "%s", which is no commit', async (base) => {
    await expect(checkOut(`${repository}/`, base)).rejects.toThrow(
      `There is no commit "${base}" in this repository`,
    );
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  });

  it('is not left behind by a run that is ended while it is made', async () => {
    await expect(checkOut(`${repository}/`, 'HEAD', AbortSignal.abort())).rejects.toThrow();
    expect(git('worktree', 'list').split('\n')).toHaveLength(1);
  });
});
