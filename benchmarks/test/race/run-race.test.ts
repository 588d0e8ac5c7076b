import { describe, expect, it } from 'vitest';
import { runRace } from '../../src/race/run-race.ts';
import type { MeasureContext, Table } from '../../src/suite.ts';
import { suite } from './contest.ts';

const context: MeasureContext = { tell: () => undefined, omit: () => undefined, quick: true };

/** Runs one case of the contest, in real processes. */
async function race(name: string): Promise<Table> {
  const cases = suite.cases.filter((raceCase) => raceCase.name === name);
  const { tables } = await runRace({ ...suite, cases }, context);
  return tables[0] as Table;
}

describe('a race', () => {
  it('gives a table with the time and the ratio of each contender, and judges the targets', async () => {
    const table = await race('equal');
    expect(table.rows.map(({ name }) => name)).toEqual(['one', 'other']);
    for (const { value } of table.rows) expect(value).toBeGreaterThan(0);
    expect(table.rows[0]?.ratio).toBe(1);
    expect(table.verdicts).toMatchObject([{ row: 'other', held: true }]);
  });

  it('fails when a contender gives another answer, and shows both', async () => {
    await expect(race('unequal')).rejects.toThrow(
      '"other" does not do the same as "one" in "test-contest: unequal":\n  one: 1\n  other: 2',
    );
  });

  it('fails with the message of a contender that cannot be set up', async () => {
    await expect(race('broken')).rejects.toThrow('"other" in "broken" failed: Error: it cannot be set up');
  });

  it('compares what contenders write where that is their job', async () => {
    expect((await race('printing')).rows).toHaveLength(2);
    await expect(race('printing otherwise')).rejects.toThrow('one: "yes\\n"');
  });

  it('measures the first call of fresh processes, which know where the server listens', async () => {
    expect(await race('cold')).toMatchObject({ quantity: 'CPU of loading and first call' });
  });

  it('sets the variables of the case', async () => {
    expect((await race('with an environment')).rows).toHaveLength(2);
  });

  it('tells of a Node that it does not find, and goes on', async () => {
    const cases = suite.cases.slice(0, 1);
    const { tables, omissions } = await runRace({ ...suite, cases, nodes: ['x'] }, context);
    expect(tables).toEqual([]);
    expect(omissions).toEqual(['Node x is not on the machine, and npm could not fetch it.']);
  });
});
