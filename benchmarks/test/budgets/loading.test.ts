import { beforeAll, describe, expect, it } from 'vitest';
import { readBudgets } from '../../budgets/read-budgets.ts';
import { type LoadedModules, loadedModules } from '../../cold-start/loaded-modules.ts';
import { assertBuilt } from '../../size/assert-built.ts';
import { folderOf, packageNames } from '../../size/packages.ts';

const budgets = readBudgets();

const listed = (names: readonly string[]): string => names.join(', ');

beforeAll(() => assertBuilt());

describe.each(packageNames)('importing %s in a fresh Node', (name) => {
  const { loaded } = budgets.packages[name];
  let modules: LoadedModules;
  beforeAll(async () => {
    modules = await loadedModules(`${folderOf(name)}dist/index.js`);
  });

  it('loads no built-in but those that its budget lists', () => {
    const unexpected = modules.builtins.filter((found) => !loaded.builtins.includes(found));
    expect(listed(unexpected), loaded.reason).toBe('');
  });

  it("loads nothing of Node's own insides when its budget lists no built-in", () => {
    const unexpected = loaded.builtins.length === 0 ? modules.internals : [];
    expect(listed(unexpected), loaded.reason).toBe('');
  });

  it('reads files of no package but itself, base and those that its budget lists', () => {
    const allowed = [name, '@pypwext/base', ...loaded.packages];
    const unexpected = modules.packages.filter((found) => !allowed.includes(found));
    expect(listed(unexpected), loaded.reason).toBe('');
  });

  it('reads no global that loads a part of Node when it is read', () => {
    expect(listed(modules.lazyGlobals), 'Reading `Headers` alone takes some 40 ms of a cold start').toBe('');
  });
});
