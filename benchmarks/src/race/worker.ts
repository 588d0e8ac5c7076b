import type { Assignment, Lap, Ready, Report, Turn } from './protocol.ts';
import type { RaceCase, RaceSuite, Runner } from './race-suite.ts';

/** Runs in the process of a contender, or of the server: does what its first argument says. */
export function serve(suite: RaceSuite): void {
  const assignment = JSON.parse(process.argv[2] ?? '') as Assignment;
  const start = assignment.task === 'serve' ? startServer(suite) : startContender(suite, assignment);
  // Ends with the runner, however that ends.
  process.once('disconnect', () => process.exit(0));
  start.then(report, fail);
}

const report = (message: Report): void => void process.send?.(message);

const fail = (error: unknown): void =>
  report({
    kind: 'failure',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });

async function startServer(suite: RaceSuite): Promise<Ready> {
  if (!suite.server) throw new Error(`The race "${suite.name}" has no server`);
  process.on('message', () => undefined);
  return { kind: 'ready', url: (await suite.server()).url };
}

async function startContender(suite: RaceSuite, assignment: Assignment): Promise<Ready> {
  const raceCase = suite.cases.find(({ name }) => name === assignment.case);
  const contender = raceCase?.contenders[assignment.contender ?? ''];
  if (!(raceCase && contender)) throw new Error(`There is no contender "${assignment.contender}"`);
  const before = process.cpuUsage();
  const runner = await contender({ url: assignment.url });
  const result = await runner.call();
  const firstCall = cpuSince(before);
  const answer = runner.answer ? await runner.answer() : result;
  process.on('message', (turn: Turn) => void takeTurn(raceCase, runner, turn));
  return { kind: 'ready', answer, firstCall };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) * 1_000;
}

async function takeTurn(raceCase: RaceCase, runner: Runner, { calls }: Turn): Promise<void> {
  try {
    const before = process.cpuUsage();
    await repeat(runner.call, calls, raceCase.concurrency ?? 1);
    const cpu = cpuSince(before) / calls;
    report(await withHeap({ kind: 'lap', cpu }));
  } catch (error) {
    fail(error);
  }
}

async function withHeap(lap: Lap): Promise<Lap> {
  if (!globalThis.gc) return lap;
  // What a job has read through a weak reference lives until the event loop turns.
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
  return { ...lap, heap: process.memoryUsage().heapUsed };
}

// What a call gives is kept, so that the compiler cannot leave the call out.
let kept: unknown;

async function repeat(call: () => unknown, calls: number, concurrency: number): Promise<void> {
  kept = call();
  if (!(kept instanceof Promise)) {
    for (let index = 1; index < calls; index += 1) kept = call();
    return;
  }
  await kept;
  let left = calls - 1;
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      kept = await call();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
}
