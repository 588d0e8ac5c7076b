import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Node of this machine. */
export interface InstalledNode {
  readonly version: string;
  readonly path: string;
}

/**
 * The Nodes on the PATH that the packages support (`engines.node`: >=20.19), one a version: the one that runs
 * the tests, and the host's own where it is another.
 */
export function installedNodes(): InstalledNode[] {
  const candidates = [
    process.execPath,
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node')),
  ];
  const byVersion = new Map<string, InstalledNode>();
  for (const path of new Set(
    candidates.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  )) {
    const version = execFileSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major > 20 || (major === 20 && minor >= 19)) byVersion.set(version, { version, path });
  }
  return [...byVersion.values()];
}
