import { recordMachine } from './machine/machine-record.ts';
import { BUSY_PERCENT } from './machine/others.ts';
import { runRace } from './race/run-race.ts';
import type { MeasureContext, Suite, SuiteResult } from './suite.ts';

/** Runs one suite and writes down where. */
export async function runSuite(
  suite: Suite,
  context: MeasureContext,
  othersPercent: number,
): Promise<SuiteResult> {
  const { name, title, description } = suite;
  const machine = recordMachine(othersPercent, othersPercent > BUSY_PERCENT);
  const { tables, omissions } =
    suite.kind === 'race'
      ? await runRace(suite, context)
      : { tables: await suite.measure(context), omissions: [] };
  return { name, title, description, machine, tables, omissions };
}
