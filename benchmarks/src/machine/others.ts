import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './quiet.ts';

/** A share of all CPUs, from 0 to 100. */
export type Percent = number;

/** Time that the CPUs have spent since the machine started, in ms. */
export interface CpuTimes {
  readonly idle: number;
  readonly all: number;
}

const SAMPLE_MS = 1_500;
const TRIES = 8;

function cpuTimes(): CpuTimes {
  let idle = 0;
  let all = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    all += times.idle + times.user + times.nice + times.sys + times.irq;
  }
  return { idle, all };
}

/** How busy the CPUs were between two readings; 0 where the system does not tell. */
export function busyPercent(before: CpuTimes, after: CpuTimes): Percent {
  const all = after.all - before.all;
  return all <= 0 ? 0 : 100 * (1 - (after.idle - before.idle) / all);
}

async function sample(): Promise<Percent> {
  const before = cpuTimes();
  await wait(SAMPLE_MS);
  return busyPercent(before, cpuTimes());
}

/**
 * How busy other programs keep the machine while this process sleeps. The load average does not serve: it remembers
 * the build that ran before. Looks again for some seconds when it is busy, and gives the least.
 *
 * @param take - Reads the machine once; for tests.
 */
export async function othersPercent(take: () => Promise<Percent> = sample): Promise<Percent> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    least = Math.min(least, await take());
    if (!isBusy(least)) break;
  }
  return least;
}
