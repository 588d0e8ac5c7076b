import { bundleSuite } from '../src/race/bundle.ts';
import type { RaceCase, RaceSuite } from '../src/race/race-suite.ts';
import { startWorker, type WorkerOptions, type WorkerProcess } from '../src/race/worker-process.ts';
import { type Comparison, compareSamples } from './comparison.ts';
import { packagesOf } from './packages-plugin.ts';
import type { Sides } from './sides.ts';

const GENERATIONS = 3;
const WARM_UP_ROUNDS = 8;
const ROUNDS = 15;

/** The bundles of a suite with the packages of either side, and where the suite's server listens. */
interface Course {
  readonly files: Readonly<Record<Side, string>>;
  readonly url: string;
  readonly sides: Sides;
}

type Side = 'base' | 'head';

/** Runs our contenders of a race with the packages of both sides, in turns. Those of others are the same in both. */
export async function compareRace(suite: RaceSuite, sides: Sides): Promise<Comparison[]> {
  const files = {
    base: await bundleSuite(`compare-base-${suite.name}`, suite.module, [packagesOf(sides.base)]),
    head: await bundleSuite(`compare-head-${suite.name}`, suite.module, [packagesOf(sides.head)]),
  };
  const server = suite.server ? await startServer(files.head) : undefined;
  try {
    const course: Course = { files, sides, url: server?.ready.url ?? '' };
    const comparisons: Comparison[] = [];
    for (const raceCase of suite.cases)
      comparisons.push(...(await compareCase(course, suite.name, raceCase)));
    return comparisons;
  } finally {
    await server?.stop();
  }
}

async function compareCase(course: Course, suite: string, raceCase: RaceCase): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const contender of Object.keys(raceCase.contenders).filter((name) => /pypwext/i.test(name))) {
    const name = `${suite}: ${raceCase.name}: ${contender}`;
    course.sides.tell(name);
    const samples: Record<Side, number[][]> = { base: [], head: [] };
    for (let generation = 0; generation < (course.sides.quick ? 1 : GENERATIONS); generation += 1) {
      const measured = await runGeneration(course, raceCase, contender);
      samples.base.push(measured.base);
      samples.head.push(measured.head);
    }
    comparisons.push(compareSamples(name, 'µs', samples));
  }
  return comparisons;
}

async function runGeneration(
  course: Course,
  raceCase: RaceCase,
  contender: string,
): Promise<Record<Side, number[]>> {
  const rounds: Record<Side, number[]> = { base: [], head: [] };
  if (raceCase.coldStart) {
    await takeTurns(course.sides, course.sides.quick ? 2 : ROUNDS, async (side) => {
      const worker = await startContender(course, raceCase, contender, side);
      rounds[side].push((worker.ready.firstCall ?? Number.NaN) / 1_000);
      await worker.stop();
    });
    return rounds;
  }
  const workers: Partial<Record<Side, WorkerProcess>> = {};
  try {
    for (const side of ['base', 'head'] as const) {
      workers[side] = await startContender(course, raceCase, contender, side);
    }
    await takeTurns(course.sides, course.sides.quick ? 3 : WARM_UP_ROUNDS, async (side) => {
      await workers[side]?.run(raceCase.calls);
    });
    await takeTurns(course.sides, course.sides.quick ? 3 : ROUNDS, async (side) => {
      const lap = await workers[side]?.run(raceCase.calls);
      if (lap) rounds[side].push(lap.cpu / 1_000);
    });
    return rounds;
  } finally {
    await Promise.all(Object.values(workers).map((worker) => worker.stop()));
  }
}

/** Both sides once a round, the other one first in each. */
async function takeTurns(
  { signal }: Sides,
  rounds: number,
  turn: (side: Side) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    signal.throwIfAborted();
    const order: readonly Side[] = round % 2 === 0 ? ['base', 'head'] : ['head', 'base'];
    for (const side of order) await turn(side);
  }
}

function startContender(
  { files, url }: Course,
  raceCase: RaceCase,
  contender: string,
  side: Side,
): Promise<WorkerProcess> {
  const options: WorkerOptions = {
    file: files[side],
    node: process.execPath,
    environment: raceCase.environment ?? {},
    assignment: { task: 'contend', case: raceCase.name, contender, url },
  };
  return startWorker(options);
}

const startServer = (file: string): Promise<WorkerProcess> =>
  startWorker({ file, node: process.execPath, assignment: { task: 'serve', url: '' } });
