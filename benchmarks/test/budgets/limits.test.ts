import { describe, expect, it } from 'vitest';
import { describeExcess, explainExcess } from '../../budgets/explain.ts';
import { readBudgets } from '../../budgets/read-budgets.ts';
import { describeChanges, limitFor } from '../../budgets/retighten.ts';

describe('a limit', () => {
  const headroom = { bytes: 16, percent: 1 };

  it.each([
    [0, 20],
    [34, 60],
    [1_000, 1_030],
    [37_606, 38_000],
  ])('for %i bytes is %i', (bytes, limit) => {
    expect(limitFor(bytes, headroom)).toBe(limit);
  });

  it('is never below what has been measured', () => {
    for (let bytes = 0; bytes < 500; bytes += 1)
      expect(limitFor(bytes, { bytes: 0, percent: 0 })).toBeGreaterThanOrEqual(bytes);
  });
});

describe('new limits', () => {
  it('are told with the old ones, and those that stay are not', () => {
    const before = readBudgets();
    const after = structuredClone(before);
    after.packages['@pypwext/errors'].bytes.limit = before.packages['@pypwext/errors'].bytes.limit - 100;
    const [combination] = after.combinations;
    if (combination) combination.limit += 40;
    const [old, increased] = [
      before.packages['@pypwext/errors'].bytes.limit,
      before.combinations[0]?.limit ?? 0,
    ];
    expect(describeChanges(before, after)).toEqual([
      `@pypwext/errors: ${old} -> ${old - 100} (-100)`,
      `${combination?.name}: ${increased} -> ${increased + 40} (+40)`,
    ]);
  });
});

describe('a bundle over its limit', () => {
  it('is told by how much, why it matters, which files are in it, and what to do', () => {
    const limit = { limit: 1_000, reason: 'Every function pays for it.' };
    expect(
      describeExcess('parse of @pypwext/service', 1_234, limit, [{ file: 'src/parse.ts', bytes: 1_200 }]),
    ).toBe(
      `parse of @pypwext/service has 1,234 bytes, 234 more than its limit of 1,000.
Why there is a limit: Every function pays for it.
Most of the bytes are from:
    1,200  src/parse.ts
Make it smaller; or, where what it gives is worth the bytes, run \`node benchmarks/budgets/update.ts\`
and say in its reason what people get for them.`,
    );
  });

  it('is told file by file from the sources', async () => {
    const limit = { limit: 1, reason: 'Nothing is that small.' };
    const text = await explainExcess('a guard', "export { isPyPwExtError } from '@pypwext/base';", limit);
    expect(text).toContain('packages/base/src/error/guards.ts');
  });
});
