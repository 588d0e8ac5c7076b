import { fileURLToPath } from 'node:url';
import { suites } from '../src/suites.ts';
import { buildPackages, checkOut } from './base-checkout.ts';
import { readCommandLine, usage } from './command-line.ts';
import { compareColdStarts } from './compare-cold-starts.ts';
import { compareRace } from './compare-race.ts';
import { compareSizes } from './compare-sizes.ts';
import { type Comparison, comparisonLines } from './comparison.ts';
import type { Sides } from './sides.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

/** What can be compared, by name: bytes and cold starts, and races, of which our contenders run. */
const comparable: ReadonlyMap<string, (sides: Sides) => Promise<Comparison[]>> = new Map([
  ['size', compareSizes],
  ['cold-start', compareColdStarts],
  ...suites.flatMap((suite) =>
    suite.kind === 'race' ? [[suite.name, (sides: Sides) => compareRace(suite, sides)] as const] : [],
  ),
]);

async function main(signal: AbortSignal): Promise<void> {
  const {
    base,
    suites: chosen,
    quick,
    help,
  } = readCommandLine(process.argv.slice(2), [...comparable.keys()]);
  if (help) return print(usage);
  const checkout = await checkOut(repository, base, signal);
  try {
    tell(`Building ${checkout.commit}, and the working tree`);
    await buildPackages(checkout.folder, true, signal);
    await buildPackages(repository, false, signal);
    const sides: Sides = { base: checkout.folder, head: repository, quick, signal, tell };
    for (const [name, compare] of comparable) {
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      for (const line of comparisonLines(await compareOrTell(name, compare, sides))) print(line);
    }
  } finally {
    checkout.remove();
  }
}

/** A base may lack what a suite uses; the other suites are not to blame. */
async function compareOrTell(
  name: string,
  compare: (sides: Sides) => Promise<Comparison[]>,
  sides: Sides,
): Promise<Comparison[]> {
  try {
    return await compare(sides);
  } catch (error) {
    sides.signal.throwIfAborted();
    tell(`${name} cannot be compared: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
    return [];
  }
}

const interruption = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // Whatever runs is ended, what was checked out is removed, and then this process ends.
  process.once(name, () => interruption.abort(new Error(`Ended by ${name}`)));
}

main(interruption.signal).catch((error: unknown) => {
  const reason: unknown = interruption.signal.aborted ? interruption.signal.reason : error;
  tell(reason instanceof Error ? reason.message : String(reason));
  process.exitCode = 1;
});
