import { formatNumber } from '../report/format-number.ts';
import { BETWEEN_RUNS, intervalOf, median, ratios } from '../statistics.ts';
import type { Verdict } from '../suite.ts';
import type { Samples } from './samples.ts';

/** What the project wants of a contender in one case. */
export type Target = RatioTarget | SpeedTarget | CostTarget;

/** At most so many times what another contender takes. */
export interface RatioTarget {
  readonly row: string;
  /** One contender, or several of which each has to be met. */
  readonly against: string | readonly string[];
  readonly atMost: number;
}

/** At least so many times as fast as another contender. */
export interface SpeedTarget {
  readonly row: string;
  readonly against: string;
  readonly timesAsFast: number;
}

/** At most so much, in nanoseconds. */
export interface CostTarget {
  readonly row: string;
  readonly nanoseconds: number;
}

/** Judges a target by the medians of a case's samples. */
export function judge(target: Target, samples: Samples): Verdict {
  if ('nanoseconds' in target) return judgeCost(target, samples);
  if ('timesAsFast' in target) return judgeSpeed(target, samples);
  return judgeRatio(target, samples);
}

function judgeCost({ row, nanoseconds }: CostTarget, samples: Samples): Verdict {
  const measured = median(samplesOf(samples, row).flat());
  return {
    row,
    target: `at most ${nanoseconds} ns`,
    measured: `${formatNumber(measured)} ns`,
    held: measured <= nanoseconds,
  };
}

function judgeSpeed({ row, against, timesAsFast }: SpeedTarget, samples: Samples): Verdict {
  const { middle, text } = quotient(samples, against, row);
  return {
    row,
    target: `at least ${timesAsFast} times as fast as ${against}`,
    measured: text,
    held: middle >= timesAsFast,
  };
}

function judgeRatio({ row, against, atMost }: RatioTarget, samples: Samples): Verdict {
  const others = typeof against === 'string' ? [against] : against;
  const quotients = others.map((other) => ({ other, ...quotient(samples, row, other) }));
  const worst = quotients.reduce((a, b) => (b.middle > a.middle ? b : a));
  const several = others.length > 1;
  return {
    row,
    target: `at most ${atMost} times ${several ? `each of ${others.join(', ')}` : worst.other}`,
    measured: several ? `${worst.text}, ${worst.other}` : worst.text,
    held: worst.middle <= atMost,
  };
}

/** How many times what `divisor` takes is what `row` takes, round by round. */
function quotient(samples: Samples, row: string, divisor: string): { middle: number; text: string } {
  const generations = ratios(samplesOf(samples, row), samplesOf(samples, divisor));
  const middle = median(generations.flat());
  const [low, high] = intervalOf(generations, BETWEEN_RUNS);
  return { middle, text: `${formatRatio(middle)} times (${formatRatio(low)} to ${formatRatio(high)})` };
}

function samplesOf(samples: Samples, row: string): readonly (readonly number[])[] {
  const found = samples[row];
  if (!found) throw new Error(`A target names the contender "${row}", which the case does not have`);
  return found;
}

/** One digit more than in tables: a target must not look met, or missed, by rounding. */
const formatRatio = (ratio: number): string => (ratio < 10 ? ratio.toFixed(3) : formatNumber(ratio));
