import { execFileSync } from 'node:child_process';

const MAJOR = /^\d+$/;
const VERSION = /^v(\d+)\./;

/**
 * Finds the executable of a major version of Node: the one that runs this, or one that npm fetches (and keeps).
 *
 * @param major - Such as `20`.
 * @returns The path, or `undefined` when the version cannot be had, as without a network.
 */
export function findNode(major: string): string | undefined {
  if (VERSION.exec(process.version)?.[1] === major) return process.execPath;
  if (!MAJOR.test(major)) return undefined;
  const print = "console.log(process.version + ' ' + process.execPath)";
  try {
    const output = execFileSync('npx', ['--yes', `node@${major}`, '-e', print], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [version = '', path] = output.trim().split(' ');
    return VERSION.exec(version)?.[1] === major ? path : undefined;
  } catch {
    return undefined;
  }
}
