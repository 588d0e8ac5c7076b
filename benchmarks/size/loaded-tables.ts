import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type LoadedModules, loadedModules } from '../cold-start/loaded-modules.ts';
import type { Row, Table } from '../src/suite.ts';
import { folderOf, packageNames } from './packages.ts';

const outputFolder = fileURLToPath(new URL('../dist/size/', import.meta.url));

/** What people would import otherwise. */
const PEERS: readonly string[] = [
  '@middy/core',
  '@aws-lambda-powertools/event-handler/http',
  'hono/aws-lambda',
  'lambda-api',
  '@effect-aws/lambda',
  '@aws-lambda-powertools/logger',
  'pino',
  'ofetch',
  'ky',
  'got',
  'axios',
  'aws4fetch',
  '@aws-sdk/client-lambda',
  'superjson',
];

/** What importing the packages, and those of others, loads in a fresh process, as they are installed. */
export async function loadedTables(): Promise<Table[]> {
  const ours: Row[] = [];
  for (const name of packageNames)
    ours.push(rowOf(name, await loadedModules(`${folderOf(name)}dist/index.js`)));
  mkdirSync(outputFolder, { recursive: true });
  const peers: Row[] = [];
  for (const name of PEERS) {
    const file = `${outputFolder}${name.replaceAll(/\W+/g, '-')}.mjs`;
    writeFileSync(file, `import '${name}';\n`);
    const loaded = await loadedModules(file);
    // The file that imports it is not the library's.
    peers.push(
      rowOf(name, { ...loaded, files: loaded.files - 1, packages: loaded.packages.filter(isPackage) }),
    );
  }
  return [tableOf('loaded by an import: PyPwExt', ours), tableOf('loaded by an import: others', peers)];
}

const isPackage = (name: string): boolean => !name.startsWith('file:');

const tableOf = (name: string, rows: readonly Row[]): Table => ({
  name,
  unit: 'files',
  quantity: 'files read',
  better: 'lower',
  rows,
  verdicts: [],
  plotted: false,
});

/** A row with what is loaded in words; names in code, so that the page does not take them for anything else. */
function rowOf(name: string, { builtins, internals, packages, files, lazyGlobals }: LoadedModules): Row {
  const inside = internals.includes('internal/deps/undici/undici') ? ['undici of Node'] : [];
  return {
    name,
    value: files,
    more: {
      packages: String(packages.length),
      'built-ins': listed([...builtins.filter((builtin) => !builtin.startsWith('_')), ...inside]),
      'lazy globals': listed(lazyGlobals),
    },
  };
}

const listed = (names: readonly string[]): string => (names.length === 0 ? 'none' : names.join(', '));
