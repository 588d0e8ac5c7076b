import { readBudgets } from '../budgets/read-budgets.ts';
import { packageNames } from '../size/packages.ts';
import { weighedCode, weighOwn } from '../size/weigh.ts';
import { type Comparison, compareNumbers } from './comparison.ts';
import { packagesOf } from './packages-plugin.ts';
import type { Sides } from './sides.ts';

/** Compares the bytes of each package, and of the combinations that have a budget. */
export async function compareSizes({ base, head, tell }: Sides): Promise<Comparison[]> {
  tell('size');
  const subjects = [
    ...packageNames.map((name) => ({ name: name as string, code: weighedCode(name) })),
    ...readBudgets().combinations.map(({ name, code }) => ({ name, code: code.join('\n') })),
  ];
  const comparisons: Comparison[] = [];
  for (const { name, code } of subjects) {
    const [before, after] = [await bytesOf(code, base), await bytesOf(code, head)];
    comparisons.push(compareNumbers(`size: ${name}`, 'bytes', before, after));
  }
  return comparisons;
}

const bytesOf = async (code: string, folder: string): Promise<number> =>
  (await weighOwn(code, { plugins: [packagesOf(folder)] })).bytes;
