import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { folderOf, type PackageName, packageNames } from './packages.ts';

/**
 * Sizes are those of what is published, so the build has to be there and has to be of today's sources. The source
 * map carries the text that was built, and texts do not lie as times of files do after a checkout.
 *
 * @throws Error that names what differs and the command to run.
 */
export function assertBuilt(names: readonly PackageName[] = packageNames): void {
  const problems = names.flatMap((name) => problemOfBuild(name, folderOf(name)) ?? []);
  if (problems.length === 0) return;
  throw new Error(
    `The sizes of the build cannot be told:\n${problems.map((problem) => `  ${problem}\n`).join('')}Run: pnpm build`,
  );
}

/**
 * Says what is wrong with the build of one package.
 *
 * @param folder - Path of its folder, with a slash at the end.
 * @returns `undefined` when the build is that of the sources.
 */
export function problemOfBuild(name: string, folder: string): string | undefined {
  const output = `${folder}dist/index.js`;
  if (!existsSync(output)) return `${name} is not built`;
  if (!existsSync(`${output}.map`)) return `${name} is built without a source map`;
  const { sources, sourcesContent = [] } = JSON.parse(readFileSync(`${output}.map`, 'utf8')) as SourceMap;
  const changed = sources.find(
    (source, index) => textOf(resolve(dirname(output), source)) !== sourcesContent[index],
  );
  return changed === undefined
    ? undefined
    : `${name} was built before ${relative(folder, resolve(dirname(output), changed))} was changed`;
}

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined;

interface SourceMap {
  readonly sources: readonly string[];
  readonly sourcesContent?: readonly string[];
}
