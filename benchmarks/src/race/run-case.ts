import type { RaceCase, RaceSuite, RoundCounts } from './race-suite.ts';
import type { Samples } from './samples.ts';
import { startWorker, type WorkerProcess } from './worker-process.ts';

/** Where a case runs. */
export interface Course {
  readonly suite: RaceSuite;
  /** The bundled worker. */
  readonly file: string;
  /** Executable of Node. */
  readonly node: string;
  readonly url: string;
  readonly quick: boolean;
}

// A compiler settles on one shape of the code per process; a few processes show how much that matters.
const GENERATIONS = 3;
const ROUNDS: RoundCounts = { warmUp: 12, measured: 15 };
const QUICK_ROUNDS: RoundCounts = { warmUp: 2, measured: 3 };
const COLD_STARTS = 20;

/** Lets the contenders of a case take turns, in several generations of processes. */
export async function runCase(course: Course, raceCase: RaceCase): Promise<Samples> {
  const samples: Record<string, number[][]> = {};
  for (const name of Object.keys(raceCase.contenders)) samples[name] = [];
  for (let generation = 0; generation < (course.quick ? 1 : GENERATIONS); generation += 1) {
    const measured = await (raceCase.coldStart ? coldStarts : generationOf)(course, raceCase);
    for (const [name, rounds] of Object.entries(measured)) samples[name]?.push(rounds);
  }
  return samples;
}

type Rounds = Record<string, number[]>;

async function generationOf(course: Course, raceCase: RaceCase): Promise<Rounds> {
  const names = Object.keys(raceCase.contenders);
  const workers = new Map<string, WorkerProcess>();
  try {
    for (const name of names) workers.set(name, await startContender(course, raceCase, name));
    const rounds: Rounds = Object.fromEntries(names.map((name) => [name, []]));
    const { calls } = raceCase;
    const { warmUp, measured } = course.quick ? QUICK_ROUNDS : (raceCase.rounds ?? ROUNDS);
    await takeTurns(warmUp, names, async (name) => void (await workers.get(name)?.run(calls)));
    await takeTurns(measured, names, async (name) => {
      const lap = await workers.get(name)?.run(calls);
      if (lap) rounds[name]?.push(lap.cpu);
    });
    return rounds;
  } finally {
    for (const worker of workers.values()) await worker.stop();
  }
}

async function coldStarts(course: Course, raceCase: RaceCase): Promise<Rounds> {
  const names = Object.keys(raceCase.contenders);
  const rounds: Rounds = Object.fromEntries(names.map((name) => [name, []]));
  const starts = course.quick ? 2 : Math.ceil(COLD_STARTS / GENERATIONS);
  await takeTurns(starts, names, async (name) => {
    const worker = await startContender(course, raceCase, name);
    rounds[name]?.push(worker.ready.firstCall ?? Number.NaN);
    await worker.stop();
  });
  return rounds;
}

/** Every name once a round, another one first in each. */
async function takeTurns(
  rounds: number,
  names: readonly string[],
  turn: (name: string) => Promise<void>,
): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < names.length; index += 1) {
      await turn(names[(index + round) % names.length] as string);
    }
  }
}

const startContender = (course: Course, raceCase: RaceCase, contender: string): Promise<WorkerProcess> =>
  startWorker({
    file: course.file,
    node: course.node,
    environment: raceCase.environment ?? {},
    dropOutput: raceCase.readOutput !== undefined,
    assignment: { task: 'contend', case: raceCase.name, contender, url: course.url },
  });
