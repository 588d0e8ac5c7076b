import { recordMachine } from './machine/machine-record.ts';
import type { Percent } from './machine/others.ts';
import { isBusy } from './machine/quiet.ts';
import { runRace } from './race/run-race.ts';
import type { MeasureContext, Suite, SuiteResult } from './suite.ts';

/** Runs one suite and writes down where. */
export async function runSuite(
  suite: Suite,
  context: Omit<MeasureContext, 'omit'>,
  others: Percent,
): Promise<SuiteResult> {
  const { name, title, description } = suite;
  const machine = recordMachine(others, isBusy(others));
  const omitted: string[] = [];
  const measuring: MeasureContext = { ...context, omit: (reason) => void omitted.push(reason) };
  const { tables, omissions } =
    suite.kind === 'race'
      ? await runRace(suite, measuring)
      : { tables: await suite.measure(measuring), omissions: omitted };
  return { name, title, description, machine, tables, omissions };
}
