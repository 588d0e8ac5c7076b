import { bundleSuite } from '../../race/bundle.ts';
import type { RaceCase } from '../../race/race-suite.ts';
import { startWorker } from '../../race/worker-process.ts';
import type { MeasureContext, MeasuredSuite, Row } from '../../suite.ts';
import { suite as race } from './memory-race.ts';

const INVOCATIONS = 100_000;
const TURNS = 5;

export const suite: MeasuredSuite = {
  kind: 'measured',
  name: 'memory',
  title: 'Memory',
  description: `
Bytes on the heap that are left of an invocation: the heap after a full collection, before and after
${INVOCATIONS.toLocaleString('en-US')} invocations of the handlers above in one process that has warmed up with 20,000, divided by their
number. A leak of one small object for each is 20 bytes or more; caches that fill once make a few bytes, and the
collector's own book-keeping some to either side of zero. The spread is that of the five fifths.`,
  async measure({ tell, quick }: MeasureContext) {
    const file = await bundleSuite(race.name, race.module);
    const calls = (quick ? 1_000 : INVOCATIONS) / TURNS;
    const rows: Row[] = [];
    for (const raceCase of race.cases) {
      for (const contender of Object.keys(raceCase.contenders)) {
        tell(`memory: ${contender}`);
        rows.push(rowOf(contender, await heapsOf(file, raceCase, contender, calls), calls));
      }
    }
    return [
      {
        name: 'retained by an invocation',
        unit: 'bytes',
        quantity: 'heap per invocation',
        better: 'lower',
        rows,
        verdicts: [],
      },
    ];
  },
};

/** The heap after the warm-up and after each turn. */
async function heapsOf(
  file: string,
  raceCase: RaceCase,
  contender: string,
  calls: number,
): Promise<number[]> {
  const worker = await startWorker({
    file,
    node: process.execPath,
    nodeOptions: ['--expose-gc'],
    assignment: { task: 'contend', case: raceCase.name, contender, url: '' },
    environment: raceCase.environment ?? {},
    dropOutput: true,
  });
  const heaps: number[] = [];
  try {
    for (let turn = 0; turn <= TURNS; turn += 1) heaps.push((await worker.run(calls)).heap ?? Number.NaN);
  } finally {
    await worker.stop();
  }
  return heaps;
}

function rowOf(name: string, heaps: readonly number[], calls: number): Row {
  const perTurn = heaps.slice(1).map((heap, turn) => (heap - (heaps[turn] as number)) / calls);
  const last = heaps.at(-1) as number;
  return {
    name,
    value: (last - (heaps[0] as number)) / (calls * perTurn.length),
    spread: [Math.min(...perTurn), Math.max(...perTurn)],
    more: { 'heap at the end, MB': last / 1e6 },
  };
}
