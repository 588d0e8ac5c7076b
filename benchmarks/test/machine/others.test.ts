import { describe, expect, it } from 'vitest';
import { busyPercent, othersPercent } from '../../src/machine/others.ts';

describe('how busy the machine is', () => {
  it('is the share of the time between two readings that the CPUs did not idle', () => {
    expect(busyPercent({ idle: 1_000, all: 5_000 }, { idle: 1_300, all: 5_400 })).toBe(25);
  });

  it('is nothing where the system does not tell', () => {
    expect(busyPercent({ idle: 0, all: 0 }, { idle: 0, all: 0 })).toBe(0);
  });

  it('is read once on a quiet machine', async () => {
    const readings = [4, 90];
    expect(await othersPercent(async () => readings.shift() ?? 0)).toBe(4);
    expect(readings).toEqual([90]);
  });

  it('is read again until what runs there has ended', async () => {
    const readings = [90, 50, 3, 80];
    expect(await othersPercent(async () => readings.shift() ?? 0)).toBe(3);
  });

  it('is the least of all readings when it stays busy', async () => {
    let reading = 90;
    expect(await othersPercent(async () => --reading)).toBe(82);
  });
});
