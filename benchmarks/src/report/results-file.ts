import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SuiteResult } from '../suite.ts';
import { docsFolder } from './docs-folder.ts';

const file = new URL('benchmarks/results.json', docsFolder);

// The file is committed, and everything that is committed is formatted.
const biome = fileURLToPath(new URL('../../../node_modules/.bin/biome', import.meta.url));

/** What the last runs gave, a suite each. */
export function readResults(): SuiteResult[] {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SuiteResult[]) : [];
}

/** Puts a suite's result in the place of its last one; suites that are no more go. */
export function writeResults(result: SuiteResult, order: readonly string[]): void {
  const others = readResults().filter(({ name }) => name !== result.name && order.includes(name));
  const all = [...others, result].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(all, rounded, 2)}\n`);
  execFileSync(biome, ['format', '--write', fileURLToPath(file)], { stdio: 'ignore' });
}

// Four digits that count are more than any run repeats.
const rounded = (_key: string, value: unknown): unknown =>
  typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
