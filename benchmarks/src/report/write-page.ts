import { mkdirSync, writeFileSync } from 'node:fs';
import type { SuiteResult } from '../suite.ts';
import { docsFolder } from './docs-folder.ts';
import { renderPage } from './page.ts';
import { renderPlot } from './plot.ts';

/** Writes the page and the plot of each suite, and gives the page's path within the repository. */
export function writePage(results: readonly SuiteResult[]): string {
  mkdirSync(new URL('benchmarks/', docsFolder), { recursive: true });
  for (const result of results) {
    writeFileSync(new URL(`benchmarks/${result.name}.svg`, docsFolder), renderPlot(result));
  }
  writeFileSync(new URL('benchmarks.md', docsFolder), renderPage(results));
  return 'docs/benchmarks.md';
}
