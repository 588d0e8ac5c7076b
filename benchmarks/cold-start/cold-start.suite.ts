import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assertBuilt } from '../size/assert-built.ts';
import { folderOf, packageNames } from '../size/packages.ts';
import { findNode } from '../src/machine/node-versions.ts';
import type { MeasureContext, MeasuredSuite, Table } from '../src/suite.ts';
import {
  type Application,
  allApplications,
  applicationGroups,
  emptyApplication,
  errorsAndService,
  fewestParts,
  idleInvoker,
} from './applications.ts';
import { bundleApplication } from './bundle-application.ts';
import { measureStarts, type Startable } from './measure-starts.ts';
import { startServer } from './start-server.ts';
import { type StartTable, startTable } from './start-tables.ts';

/** Majors of Node that Lambda offers and the packages support, the newest last: its tables are plotted. */
const NODES = ['22', '24'];
const STARTS = 30;

// What the packages set themselves: milliseconds of loading over an empty module.
const LOAD_TARGETS: Readonly<Record<string, number>> = {
  [errorsAndService]: 1.5,
  [fewestParts]: 1.5,
  [idleInvoker]: 1,
  '@pypwext/lambda-invoke': 1,
};

const outputFolder = fileURLToPath(new URL('../dist/cold-start/', import.meta.url));
const emptyModule: Startable = {
  key: 'module:empty',
  file: fileURLToPath(new URL('./empty.mjs', import.meta.url)),
};

const keyOf = ({ module }: Application): string => `application:${module}`;

export const suite: MeasuredSuite = {
  kind: 'measured',
  name: 'cold-start',
  title: 'Cold start',
  description: `
What a fresh process takes to load a function and to answer once, over what it takes for an empty function: the medians
of ${STARTS} starts of each, which take turns. CPU is that of all threads; load (ms) and first answer (ms) are times by
the clock, as a caller waits for them, and longer on a machine that does something else as well.

Every function is bundled as it is deployed: one minified ES module with everything inside. Those that call somebody
call a server on the same machine, in a process of its own. The last table imports the packages as they are
installed, file by file and without a bundler.`,
  measure,
};

async function measure(context: MeasureContext): Promise<Table[]> {
  assertBuilt();
  const startables = [...(await writeBundles()), emptyModule, ...packageModules()];
  const server = await startServer();
  try {
    const tables: Table[] = [];
    for (const major of NODES) {
      const node = findNode(major);
      if (node === undefined) {
        context.omit(`Node ${major} is not on the machine, and npm could not fetch it.`);
        continue;
      }
      const rounds = context.quick ? 2 : STARTS;
      const tell = (round: number): void =>
        context.tell(`cold-start: Node ${major}, round ${round} of ${rounds}`);
      const starts = await measureStarts(startables, { node, url: server.url, rounds, tell });
      tables.push(...tablesOf(major).map((table) => startTable(table, starts)));
    }
    return tables;
  } finally {
    server.stop();
  }
}

async function writeBundles(): Promise<Startable[]> {
  mkdirSync(outputFolder, { recursive: true });
  const startables: Startable[] = [];
  for (const application of allApplications) {
    const file = `${outputFolder}${application.module}.mjs`;
    writeFileSync(file, (await bundleApplication(application)).text);
    startables.push({ key: keyOf(application), file });
  }
  return startables;
}

const packageModules = (): Startable[] =>
  packageNames.map((name) => ({ key: `module:${name}`, file: `${folderOf(name)}dist/index.js` }));

function tablesOf(major: string): StartTable[] {
  const plotted = major === NODES.at(-1);
  const target = (name: string): { loadAtMost?: number } => {
    const loadAtMost = LOAD_TARGETS[name];
    return loadAtMost === undefined ? {} : { loadAtMost };
  };
  const ofApplications = applicationGroups.map(
    ({ name, applications, ours }): StartTable => ({
      name: `${name}, Node ${major}`,
      rows: applications.map((application) => ({
        name: application.name,
        key: keyOf(application),
        ...(ours ? target(application.name) : {}),
      })),
      emptyKey: keyOf(emptyApplication),
      plotted,
      answers: true,
    }),
  );
  const ofPackages: StartTable = {
    name: `import of an installed package, Node ${major}`,
    rows: packageNames.map((name) => ({ name, key: `module:${name}`, ...target(name) })),
    emptyKey: emptyModule.key,
    plotted,
    answers: false,
  };
  return [...ofApplications, ofPackages];
}
