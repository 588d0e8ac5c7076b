import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The root of the repository. */
export const repository: string = join(import.meta.dirname, '../..');

/** A TypeScript example of a page or of a doc comment. */
export interface CodeBlock {
  /** Where it stands: `packages/base/README.md:17`. */
  readonly place: string;
  readonly code: string;
  /** Whether it is executed; `no-run` after the language says it is only compiled. */
  readonly runs: boolean;
}

const pages = ['*.md', 'packages/*/README.md', 'apps/*/README.md', 'docs/**/*.md'];
const sources = ['packages/*/src/**/*.ts'];

/** All examples of the pages and of the doc comments of published sources. */
export function codeBlocks(): CodeBlock[] {
  const find = (patterns: string[]): string[] =>
    globSync(patterns, { cwd: repository, exclude: (name) => name.includes('node_modules') }).sort();
  return [
    ...find(pages).flatMap((file) => blocksOf(file, (line) => line)),
    ...find(sources).flatMap((file) => blocksOf(file, withoutCommentMark)),
  ];
}

function blocksOf(file: string, clean: (line: string) => string): CodeBlock[] {
  const lines = readFileSync(join(repository, file), 'utf8').split('\n').map(clean);
  const blocks: CodeBlock[] = [];
  for (let index = 0; index < lines.length; index++) {
    const opening = /^\s*```(?:ts|typescript)\b(.*)$/.exec(lines[index] ?? '');
    if (!opening) continue;
    const end = lines.findIndex((line, at) => at > index && /^\s*```\s*$/.test(line));
    const code = lines.slice(index + 1, end).join('\n');
    const place = `${relative('.', file)}:${index + 1}`;
    blocks.push({ place, code, runs: !opening[1]?.includes('no-run') });
    index = end;
  }
  return blocks;
}

const withoutCommentMark = (line: string): string => line.replace(/^\s*\* ?/, '');

/** What the comments behind `console.log(...)` say is printed, in order. */
export function promisedOutput(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\);? \/\/ (?:prints )?(.+)$/gm)].map(
    ([, text]) => text?.trim() ?? '',
  );
}
