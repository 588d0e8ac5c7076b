import type { Interval } from './suite.ts';

/** The least that is claimed of any ratio: two runs of one build differ by so much without a reason. */
const RESOLUTION = 0.02;

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
 * Where a second run's median is expected. Rounds differ by what the machine does beside, generations of processes
 * by what the compiler made of the same code. The interval holds the middle half of all rounds, and the medians of all
 * generations with half their distance to either side: of three more generations one often falls just outside of the
 * first three, their median hardly ever. It is never narrower than 2 % to either side.
 */
export function intervalOf(generations: readonly (readonly number[])[]): Interval {
  const all = generations.flat();
  const middle = median(all);
  const medians = generations.map(median);
  const [least, greatest] = [Math.min(...medians), Math.max(...medians)];
  const margin = (greatest - least) / 2;
  return [
    Math.min(quantile(all, 0.25), least - margin, middle * (1 - RESOLUTION)),
    Math.max(quantile(all, 0.75), greatest + margin, middle * (1 + RESOLUTION)),
  ];
}
