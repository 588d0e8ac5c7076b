import type { Percent } from './others.ts';

/** Percent of all CPUs that other programs may use while a suite runs. */
export const BUSY_PERCENT = 10;

export const isBusy = (percent: Percent): boolean => percent > BUSY_PERCENT;

/**
 * Refuses a busy machine.
 *
 * @param percent - What other programs use of its CPUs.
 * @param force - Go on all the same.
 * @throws Error that says what to do.
 */
export function assertQuiet(percent: Percent, force: boolean): void {
  if (force || !isBusy(percent)) return;
  throw new Error(
    `The machine is busy: other programs use ${percent.toFixed(0)} % of its CPUs, and numbers are good up to ` +
      `${BUSY_PERCENT} %. Stop them or wait, or run with --force, which marks the results.`,
  );
}
