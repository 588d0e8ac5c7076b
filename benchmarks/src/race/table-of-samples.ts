import { BETWEEN_RUNS, intervalOf, median, ratios } from '../statistics.ts';
import type { Row, Table } from '../suite.ts';
import type { RaceCase } from './race-suite.ts';
import type { Samples } from './samples.ts';
import { judge } from './target.ts';

const NANOSECONDS = { ns: 1, µs: 1e3, ms: 1e6 } as const;

const NANOSECONDS_OF_A_SECOND = 1e9;

/** The table of a case: medians, ratios to the baseline with their spread, and what became of the targets. */
export function tableOf(name: string, raceCase: RaceCase, samples: Samples, plotted: boolean): Table {
  const { baseline, unit, coldStart, targets = [] } = raceCase;
  const divisor = samples[baseline];
  if (!divisor) throw new Error(`The baseline "${baseline}" of "${name}" is no contender`);
  return {
    name,
    unit,
    quantity: coldStart ? 'CPU of loading and first call' : 'CPU per call',
    better: 'lower',
    baseline,
    rows: Object.entries(samples).map(([contender, values]) => rowOf(contender, values, divisor, raceCase)),
    verdicts: targets.map((target) => judge(target, samples)),
    plotted,
  };
}

function rowOf(
  name: string,
  values: readonly (readonly number[])[],
  divisor: readonly (readonly number[])[],
  { unit, perSecond }: RaceCase,
): Row {
  const quotients = ratios(values, divisor);
  const nanoseconds = median(values.flat());
  return {
    name,
    value: nanoseconds / NANOSECONDS[unit],
    ratio: median(quotients.flat()),
    spread: intervalOf(quotients, BETWEEN_RUNS),
    ...(perSecond === undefined ? {} : { more: { [perSecond]: NANOSECONDS_OF_A_SECOND / nanoseconds } }),
  };
}
