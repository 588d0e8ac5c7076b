// One cold start: loads a bundled application, lets it answer once, and writes how long both took to file descriptor 3.
//
//   node start.mjs <URL of the bundle> <URL of the server>
import { writeSync } from 'node:fs';

const [, , bundle, url] = process.argv;

/** Milliseconds by the clock, and of CPU time of all threads. */
function reading() {
  const { user, system } = process.cpuUsage();
  return { time: performance.now(), cpu: (user + system) / 1_000 };
}

const begun = reading();
const { answer } = await import(bundle);
const loaded = reading();
const given = answer && (await answer({ url }));
const answered = reading();
// A refusal is quicker than an answer, and would look like a win.
if (given?.statusCode >= 300) throw new Error(`It answered ${JSON.stringify(given)}`);
writeSync(
  3,
  JSON.stringify({
    load: loaded.time - begun.time,
    loadCpu: loaded.cpu - begun.cpu,
    answer: answered.time - loaded.time,
    answerCpu: answered.cpu - loaded.cpu,
    // Kilobytes, on every platform of Node.
    memory: process.resourceUsage().maxRSS / 1_024,
  }),
);
process.exit(0);
