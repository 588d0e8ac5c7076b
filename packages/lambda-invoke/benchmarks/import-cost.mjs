// What importing the package costs over an empty module: fresh processes, in turns. The bundles are what a deployed
// function has; the installed files are what a script in development has, for which Node looks up two packages.
// Build the package first.
//
//   node benchmarks/import-cost.mjs [starts]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const starts = Number(process.argv[2] ?? 30);
const folder = mkdtempSync(join(tmpdir(), 'import-cost-'));

function file(name, contents) {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), contents);
  return join(folder, name);
}

async function bundle(names) {
  const outfile = join(folder, `${names.replace(/\W/g, '')}all.mjs`);
  await build({
    stdin: { contents: `export ${names} from '@pypwext/lambda-invoke'`, resolveDir: import.meta.dirname },
    ...{ outfile, bundle: true, minify: true, format: 'esm', platform: 'node', external: ['@aws-sdk/*'] },
  });
  return outfile;
}

file('node_modules/empty/package.json', '{"type":"module","exports":{".":{"default":"./index.js"}}}');
file('node_modules/empty/index.js', 'export {};\n');
const targets = {
  'an empty module': file('empty.mjs', 'export {};\n'),
  'bundle of lambdaTransport': await bundle('{ lambdaTransport }'),
  'bundle of PyPwExtLambdaInvoker': await bundle('{ PyPwExtLambdaInvoker }'),
  'bundle of everything': await bundle('*'),
  'an empty package, installed': file('of-package.mjs', "import 'empty';\n"),
  '@pypwext/base, its file': fileURLToPath(import.meta.resolve('@pypwext/base')),
  '@pypwext/lambda-invoke, its file': fileURLToPath(import.meta.resolve('@pypwext/lambda-invoke')),
};

const times = new Map(Object.keys(targets).map((name) => [name, []]));
for (let start = 0; start < starts; start += 1) {
  for (const [name, path] of Object.entries(targets)) {
    const program = `const t = performance.now(); await import(${JSON.stringify(pathToFileURL(path).href)}); process.stdout.write(String(performance.now() - t));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    times.get(name).push(Number(stdout));
  }
}
rmSync(folder, { recursive: true });
// The load of the machine only ever adds, so that the lower quartile is closest to the cost itself.
const quartile = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)];
const reference = quartile(times.get('an empty module'));
console.log(`Node ${process.version}, ${starts} starts each, lower quartile`);
for (const [name, values] of times) {
  const time = quartile(values);
  console.log(`${name.padEnd(34)} ${time.toFixed(2).padStart(6)} ms   + ${(time - reference).toFixed(2)} ms`);
}
