import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The published packages, from the one that depends on nothing to those that depend on it. */
export const packageNames = [
  '@pypwext/base',
  '@pypwext/encoder',
  '@pypwext/errors',
  '@pypwext/logger',
  '@pypwext/http',
  '@pypwext/lambda-invoke',
  '@pypwext/service',
] as const;

export type PackageName = (typeof packageNames)[number];

/** Folder of the packages, such as `/somewhere/pypwext/packages/`. */
export const packagesFolder: string = fileURLToPath(new URL('../../packages/', import.meta.url));

/** Folder of one package. */
export const folderOf = (name: PackageName): string => `${packagesFolder}${name.replace('@pypwext/', '')}/`;

/** The names that a package exports at run time, in alphabetical order; types have none. */
export async function exportsOf(name: PackageName): Promise<string[]> {
  return Object.keys((await import(name)) as object).sort();
}

/** The packages that a package asks for when it is installed, optional peers included. */
export function dependenciesOf(name: PackageName): string[] {
  const manifest = JSON.parse(readFileSync(`${folderOf(name)}package.json`, 'utf8')) as Manifest;
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}
