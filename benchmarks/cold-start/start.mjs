// One cold start: loads a bundled application, lets it answer once, and writes how long both took to file descriptor 3.
//
//   node start.mjs <URL of the bundle> <URL of the server>
import { writeSync } from 'node:fs';

const [, , bundle, url] = process.argv;
const cpuBefore = process.cpuUsage();
const start = performance.now();
const { answer } = await import(bundle);
const loaded = performance.now();
const given = answer ? await answer({ url }) : undefined;
const answered = performance.now();
const { user, system } = process.cpuUsage(cpuBefore);
writeSync(
  3,
  JSON.stringify({
    load: loaded - start,
    answer: answered - loaded,
    cpu: (user + system) / 1_000,
    // Kilobytes, on every platform of Node.
    memory: process.resourceUsage().maxRSS / 1_024,
    kind: typeof given,
  }),
);
process.exit(0);
