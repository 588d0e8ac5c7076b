import { describe, expect, it } from 'vitest';
import { judge } from '../../src/race/target.ts';

const samples = {
  native: [[10, 10, 10]],
  ours: [[12, 12, 12]],
  slow: [[40, 40, 40]],
  slower: [[60, 60, 60]],
};

describe('judge', () => {
  it('holds a ratio that is at its limit', () => {
    expect(judge({ row: 'ours', against: 'native', atMost: 1.2 }, samples)).toMatchObject({
      held: true,
      target: 'at most 1.2 times native',
    });
  });

  it('misses a ratio that is above its limit, and says by how much', () => {
    expect(judge({ row: 'ours', against: 'native', atMost: 1.1 }, samples)).toMatchObject({
      held: false,
      measured: '1.200 times (1.140 to 1.260)',
    });
  });

  it('judges several peers by the one that comes nearest', () => {
    expect(judge({ row: 'ours', against: ['slow', 'native', 'slower'], atMost: 1 }, samples)).toMatchObject({
      held: false,
      measured: '1.200 times (1.140 to 1.260), native',
    });
  });

  it('counts speed the other way round', () => {
    expect(judge({ row: 'ours', against: 'slower', timesAsFast: 5 }, samples)).toMatchObject({
      held: true,
      target: 'at least 5 times as fast as slower',
    });
  });

  it('compares an absolute cost in nanoseconds', () => {
    expect(judge({ row: 'ours', nanoseconds: 11 }, samples)).toMatchObject({
      held: false,
      measured: '12.0 ns',
    });
  });

  it('refuses a target for a contender that is not there', () => {
    expect(() => judge({ row: 'theirs', nanoseconds: 1 }, samples)).toThrow('"theirs"');
  });
});
