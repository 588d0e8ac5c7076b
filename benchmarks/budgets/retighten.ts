import { exportsOf, type PackageName } from '../size/packages.ts';
import { weighedCode, weighOwn } from '../size/weigh.ts';
import type { Budgets, PackageBudgets } from './read-budgets.ts';

/**
 * Measures everything that has a limit in bytes.
 *
 * @returns The same budgets, with limits of today and without those of exports that are no more.
 */
export async function retighten(budgets: Budgets): Promise<Budgets> {
  const limitOf = (bytes: number): number => limitFor(bytes, budgets.headroom);
  const packages: Record<string, PackageBudgets> = {};
  for (const [name, budget] of Object.entries(budgets.packages) as [PackageName, PackageBudgets][]) {
    packages[name] = await retightenPackage(name, budget, limitOf);
  }
  const combinations = [];
  for (const combination of budgets.combinations) {
    combinations.push({ ...combination, limit: limitOf(await bytesOf(combination.code.join('\n'))) });
  }
  return { ...budgets, packages: packages as Budgets['packages'], combinations };
}

async function retightenPackage(
  name: PackageName,
  budget: PackageBudgets,
  limitOf: (bytes: number) => number,
): Promise<PackageBudgets> {
  const existing = await exportsOf(name);
  const exports: PackageBudgets['exports'] = [];
  for (const group of budget.exports) {
    const limits: Record<string, number> = {};
    for (const exported of Object.keys(group.limits).filter((each) => existing.includes(each))) {
      limits[exported] = limitOf(await bytesOf(weighedCode(name, exported)));
    }
    if (Object.keys(limits).length > 0) exports.push({ ...group, limits });
  }
  return { ...budget, bytes: { ...budget.bytes, limit: limitOf(await bytesOf(weighedCode(name))) }, exports };
}

const bytesOf = async (code: string): Promise<number> => (await weighOwn(code)).bytes;

/** The limit for what has been measured, rounded up to ten bytes. */
export function limitFor(
  bytes: number,
  headroom: { readonly bytes: number; readonly percent: number },
): number {
  return Math.ceil((bytes * (1 + headroom.percent / 100) + headroom.bytes) / 10) * 10;
}

/** One line for each limit that is another one now. */
export function describeChanges(before: Budgets, after: Budgets): string[] {
  const old = new Map(limitsOf(before));
  return limitsOf(after).flatMap(([name, limit]) => {
    const last = old.get(name);
    if (last === undefined || last === limit) return [];
    const sign = limit > last ? '+' : '';
    return [`${name}: ${last} -> ${limit} (${sign}${limit - last})`];
  });
}

function limitsOf({ packages, combinations }: Budgets): [string, number][] {
  return [
    ...Object.entries(packages).flatMap(([name, { bytes, exports }]): [string, number][] => [
      [name, bytes.limit],
      ...limitsOfExports(exports).map(([exported, limit]): [string, number] => [
        `${exported} of ${name}`,
        limit,
      ]),
    ]),
    ...combinations.map(({ name, limit }): [string, number] => [name, limit]),
  ];
}

/** The limit of each export, without the reasons. */
export const limitsOfExports = (exports: PackageBudgets['exports']): [name: string, limit: number][] =>
  exports.flatMap(({ limits }) => Object.entries(limits));

/** The exports of all packages that have no limit, one sentence for each. */
export async function exportsWithoutLimit({ packages }: Budgets): Promise<string[]> {
  const sentences: string[] = [];
  for (const [name, { exports }] of Object.entries(packages) as [PackageName, PackageBudgets][]) {
    const limited = limitsOfExports(exports).map(([exported]) => exported);
    for (const exported of (await exportsOf(name)).filter((each) => !limited.includes(each))) {
      sentences.push(
        `${exported} of ${name} has no limit: add it with any number where its reason is, and run this again.`,
      );
    }
  }
  return sentences;
}
