import { beforeAll, describe, expect, it } from 'vitest';
import { readBudgets } from '../../budgets/read-budgets.ts';
import { bundleWithDependencies } from '../../budgets/weigh.ts';
import { packageOf } from '../../cold-start/loaded-modules.ts';
import { assertBuilt } from '../../size/assert-built.ts';
import type { WeighedBundle } from '../../size/bundle-size.ts';
import { packageNames } from '../../size/packages.ts';
import { topLevelCode } from '../../size/top-level-code.ts';

const budgets = readBudgets();

beforeAll(() => assertBuilt());

describe.each(packageNames)('%s, bundled with its dependencies', (name) => {
  const budget = budgets.packages[name];
  let bundle: WeighedBundle;
  beforeAll(async () => {
    bundle = await bundleWithDependencies(name);
  });

  it('holds no package but itself, base and those that its budget lists', () => {
    const allowed = [name, '@pypwext/base', ...budget.bundled.names];
    const packages = bundle.contributions.map(({ file }) => packageOf(`/${file}`));
    expect(
      packages.filter((found) => !allowed.includes(found)),
      budget.bundled.reason,
    ).toEqual([]);
  });

  it('imports at its top no module but those that its budget lists', () => {
    const imported = bundle.imports.filter(({ atImport }) => atImport).map((found) => found.name);
    const unexpected = imported.filter((found) => !budget.imported.names.includes(found));
    expect(unexpected, budget.imported.reason).toEqual([]);
  });

  it.each([...budget.absent, ...budgets.absentEverywhere])('is without $names', ({ names, reason }) => {
    expect(
      names.filter((text) => bundle.text.includes(text)),
      reason,
    ).toEqual([]);
  });

  it('leaves nothing in the bundle of who imports it and uses nothing', async () => {
    const left = await topLevelCode(name);
    expect(left, 'A bundler keeps such statements in every bundle that uses any export').toBe('');
  });
});
