/**
 * How often a contender runs before the next one has its turn. A turn takes a millisecond or two: short enough that
 * on a busy machine many turns are not interrupted.
 */
const RUNS = 150;
const ROUNDS = 120;
const WARM_UP_ROUNDS = 60;

function time(contender) {
  const started = process.hrtime.bigint();
  let characters = 0;
  for (let run = 0; run < RUNS; run++) characters += contender().length;
  // What is computed is used, so that nothing is optimized away.
  if (characters === 0) throw new Error('A contender wrote nothing');
  return Number(process.hrtime.bigint() - started) / RUNS;
}

/** The first decile: a machine that does something else makes samples longer, never shorter. */
const decile = (samples) => samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 10)];

/**
 * Lets the contenders run in turn, and gives the time of each as a multiple of that of the first.
 *
 * @param contenders - Functions without arguments that return a text, by name.
 */
export function race(contenders) {
  const names = Object.keys(contenders);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < WARM_UP_ROUNDS; round++) for (const name of names) time(contenders[name]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) samples[name].push(time(contenders[name]));
  }
  const first = decile(samples[names[0]]);
  return names.map((name) => ({
    name,
    nanoseconds: Math.round(decile(samples[name])),
    times: decile(samples[name]) / first,
  }));
}
