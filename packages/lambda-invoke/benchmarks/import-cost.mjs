// What importing the package costs over an empty module: fresh processes, in turns. Build the package first.
//
//   node benchmarks/import-cost.mjs [starts]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const starts = Number(process.argv[2] ?? 30);
const packageFile = fileURLToPath(import.meta.resolve('@pypwext/lambda-invoke'));
const baseFile = fileURLToPath(import.meta.resolve('@pypwext/base'));
const folder = mkdtempSync(join(tmpdir(), 'import-cost-'));
const empty = join(folder, 'empty.mjs');
writeFileSync(empty, 'export {};\n');
const targets = {
  'an empty module': empty,
  '@pypwext/base alone': baseFile,
  '@pypwext/lambda-invoke': packageFile,
};

const times = new Map(Object.keys(targets).map((name) => [name, []]));
for (let start = 0; start < starts; start += 1) {
  for (const [name, file] of Object.entries(targets)) {
    const program = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now() - t));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    times.get(name).push(Number(stdout));
  }
}
rmSync(folder, { recursive: true });
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const reference = median(times.get('an empty module'));
for (const [name, values] of times) {
  console.log(
    `${name.padEnd(26)} ${median(values).toFixed(2).padStart(6)} ms   + ${(median(values) - reference).toFixed(2)} ms`,
  );
}
