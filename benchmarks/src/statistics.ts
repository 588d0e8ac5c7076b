import type { Interval } from './suite.ts';

/**
 * By how much the ratios of two runs of one build differ without a reason. Of 448 rows of two full runs 11 moved by
 * more than 2 %, all but one of them by less than 5 %.
 */
export const BETWEEN_RUNS = 0.05;

/** The same for two builds that take turns in one run. */
export const WITHIN_A_RUN = 0.02;

/**
 * The quantile of numbers, interpolated between neighbours.
 *
 * @param share - From 0 (the least) to 1 (the greatest).
 * @throws RangeError without numbers.
 */
export function quantile(numbers: readonly number[], share: number): number {
  if (numbers.length === 0) throw new RangeError('There are no numbers to take a quantile of');
  const sorted = numbers.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * share;
  const below = sorted[Math.floor(position)] as number;
  const above = sorted[Math.ceil(position)] as number;
  return below + (above - below) * (position - Math.floor(position));
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);

/**
 * Divides round by round, so that what slows a round down slows both.
 *
 * @throws RangeError when the two were not measured in the same rounds.
 */
export function ratios(
  dividend: readonly (readonly number[])[],
  divisor: readonly (readonly number[])[],
): number[][] {
  if (dividend.length !== divisor.length) throw new RangeError('The generations do not match');
  return dividend.map((rounds, generation) => {
    const others = divisor[generation] as readonly number[];
    if (rounds.length !== others.length) throw new RangeError('The rounds do not match');
    return rounds.map((value, round) => value / (others[round] as number));
  });
}

/**
 * Where another median is expected. Rounds differ by what the machine does beside, generations of processes by what the
 * compiler made of the same code. The interval holds the middle half of all rounds, and the medians of all generations
 * with a share of their own to either side.
 *
 * @param resolution - That share: `BETWEEN_RUNS` or `WITHIN_A_RUN`.
 */
export function intervalOf(generations: readonly (readonly number[])[], resolution: number): Interval {
  const all = generations.flat();
  const medians = generations.map(median);
  return [
    Math.min(quantile(all, 0.25), Math.min(...medians) * (1 - resolution)),
    Math.max(quantile(all, 0.75), Math.max(...medians) * (1 + resolution)),
  ];
}
