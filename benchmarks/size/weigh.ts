import type { Plugin } from 'esbuild';
import { type WeighedBundle, weighBundle } from './bundle-size.ts';
import { dependenciesOf, type PackageName, packageNames } from './packages.ts';

/** Packages that Lambda brings along or that are optional, of which no bundle needs a copy. */
const PROVIDED = ['@aws-sdk/*', '@smithy/*'];

/** The module that is bundled to weigh all of a package, or one of its exports. */
export const weighedCode = (name: PackageName, exported = '*'): string =>
  exported === '*' ? `export * from '${name}';` : `export { ${exported} } from '${name}';`;

/** How a module is weighed. */
export interface OwnWeight {
  /** Bundle the sources in place of the build, to learn which file has how many bytes. */
  readonly sources?: boolean;
  readonly plugins?: readonly Plugin[];
}

/**
 * Weighs a module with our packages inside and every other package outside, so that what an update of another
 * package adds is not charged to ours.
 */
export function weighOwn(code: string, how: OwnWeight = {}): Promise<WeighedBundle> {
  const foreign = packageNames.flatMap(dependenciesOf).filter((name) => !name.startsWith('@pypwext/'));
  return weighBundle({ code, external: foreign, ...how });
}

/** Bundles a package with everything it needs but for what Lambda provides. */
export const bundleWithDependencies = (name: PackageName): Promise<WeighedBundle> =>
  weighBundle({ code: weighedCode(name), external: PROVIDED });
