import { beforeAll, describe, expect, it } from 'vitest';
import { explainExcess } from '../../budgets/explain.ts';
import { readBudgets } from '../../budgets/read-budgets.ts';
import { assertBuilt } from '../../size/assert-built.ts';
import { exportsOf, packageNames } from '../../size/packages.ts';
import { weighedCode } from '../../size/weigh.ts';

const budgets = readBudgets();

beforeAll(() => assertBuilt());

describe.each(packageNames)('%s', (name) => {
  const { bytes, exports } = budgets.packages[name];

  it('is within its bytes', async () => {
    expect(await explainExcess(name, weighedCode(name), bytes)).toBe('');
  });

  for (const { limits, reason } of exports) {
    it.each(Object.entries(limits))('gives %s alone within its bytes', async (exported, limit) => {
      const subject = `${exported} of ${name}`;
      expect(await explainExcess(subject, weighedCode(name, exported), { limit, reason })).toBe('');
    });
  }

  it('has a limit for each export, and none for what it does not export', async () => {
    const limited = exports.flatMap(({ limits }) => Object.keys(limits)).sort();
    expect(limited).toEqual(await exportsOf(name));
  });
});

describe('a function', () => {
  it.each(budgets.combinations)('of $name is within its bytes', async ({ name, code, ...limit }) => {
    expect(await explainExcess(name, code.join('\n'), limit)).toBe('');
  });
});
