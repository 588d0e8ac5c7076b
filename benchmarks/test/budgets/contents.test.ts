import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readBudgets } from '../../budgets/read-budgets.ts';
import { packageOf } from '../../cold-start/loaded-modules.ts';
import { assertBuilt } from '../../size/assert-built.ts';
import type { WeighedBundle } from '../../size/bundle-size.ts';
import { packageNames } from '../../size/packages.ts';
import { topLevelCode } from '../../size/top-level-code.ts';
import { bundleWithDependencies } from '../../size/weigh.ts';

const budgets = readBudgets();
const repository = join(import.meta.dirname, '../../..');

const listed = (names: readonly string[]): string => [...new Set(names)].join(', ');

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
    const unexpected = packages.filter((found) => !allowed.includes(found));
    expect(listed(unexpected), budget.bundled.reason).toBe('');
  });

  it('imports at its top no module but those that its budget lists', () => {
    const imported = bundle.imports.filter(({ atImport }) => atImport).map((found) => found.name);
    const unexpected = imported.filter((found) => !budget.imported.names.includes(found));
    expect(listed(unexpected), budget.imported.reason).toBe('');
  });

  for (const { names, reason } of [...budget.absent, ...budgets.absentEverywhere]) {
    it(`is without ${names.join(', ')}`, () => {
      expect(listed(names.filter((text) => bundle.text.includes(text))), reason).toBe('');
    });
  }

  it('is without the folder that it was built in', () => {
    expect(bundle.text).not.toContain(repository);
  });

  it('leaves nothing in the bundle of who imports it and uses nothing', async () => {
    const left = await topLevelCode(name);
    expect(left, 'A bundler keeps such statements in every bundle that uses any export').toBe('');
  });
});
