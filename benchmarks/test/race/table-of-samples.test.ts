import { describe, expect, it } from 'vitest';
import type { RaceCase } from '../../src/race/race-suite.ts';
import { tableOf } from '../../src/race/table-of-samples.ts';

const raceCase: RaceCase = {
  name: 'job',
  baseline: 'native',
  contenders: {},
  calls: 1,
  unit: 'µs',
  targets: [{ row: 'ours', against: 'native', atMost: 2 }],
};

describe('the table of a case', () => {
  it('gives medians in the unit of the case', () => {
    const { rows } = tableOf('job', raceCase, { native: [[1_000, 3_000]], ours: [[4_000, 4_000]] }, true);
    expect(rows.map(({ value }) => value)).toEqual([2, 4]);
  });

  it('gives the median of the ratios of the rounds, not the ratio of the medians', () => {
    const samples = { native: [[1, 2, 9]], ours: [[2, 4, 9]] };
    expect(tableOf('job', raceCase, samples, true).rows[1]?.ratio).toBe(2);
  });

  it('says how many fit into a second where that is asked for', () => {
    const perSecond = { ...raceCase, perSecond: 'calls per second', targets: [] };
    expect(tableOf('job', perSecond, { native: [[2_000]] }, true).rows[0]?.more).toEqual({
      'calls per second': 500_000,
    });
  });

  it('judges the targets', () => {
    const samples = { native: [[1]], ours: [[3]] };
    expect(tableOf('job', raceCase, samples, true).verdicts).toMatchObject([{ row: 'ours', held: false }]);
  });

  it('refuses a baseline that does not run', () => {
    expect(() => tableOf('job', raceCase, { ours: [[1]] }, true)).toThrow('The baseline "native"');
  });
});
