// Overhead of a handler over the same work written by hand. Build the packages first, then run
//   node benchmarks/handler.mjs
// Each contender has a process of its own, as an AsyncLocalStorage that is in use slows every await of its
// process down on Node 20 and 22. The processes are interleaved over several repetitions, and the tenth
// percentile of many batches is taken: other work on the machine only ever adds time.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { CONTENDERS } from './contenders.mjs';
import { BODIES, context, httpEvent } from './event.mjs';

const REPETITIONS = 3;
const BATCHES = 121;
const CALLS = 200;

async function measure(name, kind) {
  const handler = await CONTENDERS[name]();
  const event = httpEvent(BODIES[kind]);
  const { statusCode } = await handler(event, context);
  if (statusCode !== (kind === 'valid' ? 200 : 400)) throw new Error(`${name} answered ${statusCode}`);
  const batch = async () => {
    const started = process.hrtime.bigint();
    for (let call = 0; call < CALLS; call += 1) await handler(event, context);
    return Number(process.hrtime.bigint() - started) / CALLS / 1_000;
  };
  for (let warmUp = 0; warmUp < 150; warmUp += 1) await batch();
  const times = [];
  for (let index = 0; index < BATCHES; index += 1) times.push(await batch());
  return times.sort((a, b) => a - b)[Math.floor(BATCHES / 10)];
}

const inOwnProcess = (name, kind) =>
  Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, kind], { encoding: 'utf8' }));

function report(kind) {
  const names = Object.keys(CONTENDERS);
  const runs = Array.from({ length: REPETITIONS }, () => names.map((name) => inOwnProcess(name, kind)));
  console.log(
    `\n${kind} body, Node ${process.versions.node} (µs per call, and times the hand-written handler)`,
  );
  for (const [index, name] of names.entries()) {
    const times = runs.map((run) => run[index].toFixed(2)).join(' ');
    const ratios = runs.map((run) => (run[index] / run[0]).toFixed(2)).join(' ');
    console.log(`${name.padEnd(44)} ${times}   x ${ratios}`);
  }
}

const [name, kind] = process.argv.slice(2);
if (name) console.log(await measure(name, kind));
else for (const each of Object.keys(BODIES)) report(each);
