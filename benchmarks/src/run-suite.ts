import { recordMachine } from './machine/machine-record.ts';
import { BUSY_PERCENT } from './machine/others.ts';
import { runRace } from './race/run-race.ts';
import type { MeasureContext, Suite, SuiteResult } from './suite.ts';

/** Runs one suite and writes down where. */
export async function runSuite(
  suite: Suite,
  context: Omit<MeasureContext, 'omit'>,
  othersPercent: number,
): Promise<SuiteResult> {
  const { name, title, description } = suite;
  const machine = recordMachine(othersPercent, othersPercent > BUSY_PERCENT);
  const omitted: string[] = [];
  const measuring: MeasureContext = { ...context, omit: (reason) => void omitted.push(reason) };
  const { tables, omissions } =
    suite.kind === 'race'
      ? await runRace(suite, measuring)
      : { tables: await suite.measure(measuring), omissions: omitted };
  return { name, title, description, machine, tables, omissions };
}
