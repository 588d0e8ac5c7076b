import { findNode } from '../machine/node-versions.ts';
import type { MeasureContext, Table } from '../suite.ts';
import { bundleSuite } from './bundle.ts';
import { checkAnswers } from './check-answers.ts';
import type { RaceSuite } from './race-suite.ts';
import { type Course, runCase } from './run-case.ts';
import { tableOf } from './table-of-samples.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** What a race gave, and what was left out. */
export interface RaceResult {
  readonly tables: readonly Table[];
  readonly omissions: readonly string[];
}

/** Runs every case of a race on every Node that it names. */
export async function runRace(suite: RaceSuite, context: MeasureContext): Promise<RaceResult> {
  const file = await bundleSuite(suite.name, suite.module);
  const tables: Table[] = [];
  const omissions: string[] = [];
  for (const major of suite.nodes ?? [undefined]) {
    const node = major === undefined ? process.execPath : findNode(major);
    if (node === undefined) {
      omissions.push(`Node ${major} is not on the machine, and npm could not fetch it.`);
      continue;
    }
    tables.push(...(await runOn({ suite, file, node, quick: context.quick }, major, context)));
  }
  return { tables, omissions };
}

async function runOn(
  race: Omit<Course, 'url'>,
  major: string | undefined,
  { tell }: MeasureContext,
): Promise<Table[]> {
  const server = race.suite.server ? await startServer(race) : undefined;
  try {
    const course: Course = { ...race, url: server?.ready.url ?? '' };
    const tables: Table[] = [];
    for (const raceCase of race.suite.cases) {
      const name = major === undefined ? raceCase.name : `${raceCase.name}, Node ${major}`;
      tell(`${race.suite.name}: ${name}`);
      await checkAnswers(course, raceCase);
      tables.push(tableOf(name, raceCase, await runCase(course, raceCase), isPlotted(raceCase, major)));
    }
    return tables;
  } finally {
    await server?.stop();
  }
}

// One panel for each case is enough; the newest Node stands for all.
const isPlotted = ({ plotted = true }: { plotted?: boolean }, major: string | undefined): boolean =>
  plotted && (major === undefined || process.version.startsWith(`v${major}.`));

const startServer = ({ file, node }: Omit<Course, 'url'>): Promise<WorkerProcess> =>
  startWorker({ file, node, assignment: { task: 'serve', url: '' } });
