import { BUSY_PERCENT, othersPercent } from './others.ts';

/**
 * Looks whether the machine is quiet enough to measure on.
 *
 * @param force - Go on when it is not.
 * @returns Percent of its CPUs that other programs use.
 * @throws Error that says what to do, on a busy machine without `force`.
 */
export async function assertQuiet(force: boolean): Promise<number> {
  const percent = await othersPercent();
  if (percent > BUSY_PERCENT && !force) {
    throw new Error(
      `The machine is busy: other programs use ${percent.toFixed(0)} % of its CPUs, and numbers are good up to ` +
        `${BUSY_PERCENT} %. Stop them or wait, or run with --force, which marks the results.`,
    );
  }
  return percent;
}
