import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Percent of all CPUs that other programs may use while a suite runs. */
export const BUSY_PERCENT = 10;

const SAMPLE_MS = 1_500;
const TRIES = 8;

const totals = (): { idle: number; all: number } => {
  let idle = 0;
  let all = 0;
  for (const { times } of cpus()) {
    idle += times.idle;
    all += times.idle + times.user + times.nice + times.sys + times.irq;
  }
  return { idle, all };
};

async function sample(): Promise<number> {
  const before = totals();
  await wait(SAMPLE_MS);
  const after = totals();
  const all = after.all - before.all;
  return all === 0 ? 0 : 100 * (1 - (after.idle - before.idle) / all);
}

/**
 * How busy other programs keep the machine, in percent of all its CPUs, while this process sleeps. The load average
 * does not serve: it remembers the build that ran before. Looks again for some seconds when it is busy.
 */
export async function othersPercent(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    least = Math.min(least, await sample());
    if (least <= BUSY_PERCENT) break;
  }
  return least;
}
