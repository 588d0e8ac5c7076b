import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { packageNames } from '../size/packages.ts';

/** Why a number or a list is what it is: a sentence, for whoever wants to change it. */
const reason = z.string().min(20);

const limit = z.strictObject({ reason, limit: z.int().positive() });

const list = z.strictObject({ reason, names: z.array(z.string()) });

const packageBudgets = z.strictObject({
  /** Bytes of `export *`, minified, with base inside and every other package outside. */
  bytes: limit,
  /** Bytes of a bundle that exports one name, by name; those that share a reason are together. */
  exports: z.array(z.strictObject({ reason, limits: z.record(z.string(), z.int().positive()) })),
  /** Packages that may be in a bundle in which all packages are but those that Lambda brings along. */
  bundled: list,
  /** Built-ins that such a bundle may import at its top; those that functions import later are not counted. */
  imported: list,
  /** What importing the built file in a fresh Node may load, in addition to the package and base. */
  loaded: z.strictObject({ reason, builtins: z.array(z.string()), packages: z.array(z.string()) }),
  /** Texts that may not be in the bundle. */
  absent: z.array(list),
});

const schema = z.strictObject({
  /** What a limit has over what was measured when it was set. */
  headroom: z.strictObject({ reason, bytes: z.int(), percent: z.number() }),
  /** By name of the package; each has to be there. */
  packages: z.record(z.enum(packageNames), packageBudgets),
  /** Bundles of several packages, as a function has them. */
  combinations: z.array(z.strictObject({ name: z.string(), code: z.array(z.string()), ...limit.shape })),
  /** Texts that may be in the bundle of no package. */
  absentEverywhere: z.array(list),
});

/** The whole of `budgets.json`. */
export type Budgets = z.infer<typeof schema>;
export type PackageBudgets = z.infer<typeof packageBudgets>;

export const budgetsFile: URL = new URL('./budgets.json', import.meta.url);

/**
 * Reads `budgets.json`.
 *
 * @throws Error that names the member that is wrong.
 */
export function readBudgets(): Budgets {
  const result = schema.safeParse(JSON.parse(readFileSync(budgetsFile, 'utf8')));
  if (result.success) return result.data;
  throw new Error(`budgets.json is not as it has to be:\n${z.prettifyError(result.error)}`);
}
