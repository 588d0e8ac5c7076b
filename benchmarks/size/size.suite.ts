import { type Application, type ApplicationGroup, applicationGroups } from '../cold-start/applications.ts';
import { bundleApplication } from '../cold-start/bundle-application.ts';
import { packageOf } from '../cold-start/loaded-modules.ts';
import type { MeasureContext, MeasuredSuite, Row, Table, Verdict } from '../src/suite.ts';
import { assertBuilt } from './assert-built.ts';
import type { WeighedBundle } from './bundle-size.ts';
import { loadedTables } from './loaded-tables.ts';
import { exportsOf, type PackageName, packageNames } from './packages.ts';
import { bundleWithDependencies, weighedCode, weighOwn } from './weigh.ts';

const encoderTarget = 4_096;
const errorsAndServiceTarget = 8_192;
const errorsAndServiceNames = [
  'base, errors and service',
  'base, errors and service, the fewest parts',
] as const;

export const suite: MeasuredSuite = {
  kind: 'measured',
  name: 'size',
  title: 'Size',
  description: `
Bytes of a bundle made by esbuild: minified, one ES module for Node 20 and later. "Own" is what the packages
themselves have, base included and every other package left out; "deployed" is with all of them inside but for the AWS
SDK, which Lambda brings along. The functions are those of the cold starts, with everything inside.

These numbers are the same in every run. Limits for them are part of the tests: \`benchmarks/budgets/budgets.json\`
has each with its reason.`,
  measure,
};

async function measure({ tell }: MeasureContext): Promise<Table[]> {
  assertBuilt();
  tell('size: packages');
  const tables = [await packagesTable(), await combinationsTable()];
  tell('size: functions');
  for (const group of applicationGroups) tables.push(await applicationsTable(group));
  tell('size: exports');
  for (const name of packageNames) tables.push(await exportsTable(name));
  tell('size: what an import loads');
  return [...tables, ...(await loadedTables())];
}

const sizeTable = (name: string, rows: readonly Row[], more: Partial<Table> = {}): Table => ({
  name,
  unit: 'bytes',
  quantity: 'minified',
  better: 'lower',
  rows,
  verdicts: [],
  ...more,
});

async function packagesTable(): Promise<Table> {
  const rows: Row[] = [];
  for (const name of packageNames) {
    const own = await weighOwn(weighedCode(name));
    const deployed = await bundleWithDependencies(name);
    rows.push({
      name,
      value: own.bytes,
      more: {
        gzip: own.gzip,
        'from base': from(own, '@pypwext/base'),
        'from the package': from(own, name),
        'deployed, minified': deployed.bytes,
        'deployed, gzip': deployed.gzip,
      },
    });
  }
  const encoder = Number(rows.find(({ name }) => name === '@pypwext/encoder')?.more?.['from the package']);
  return sizeTable('packages, all that they export', rows, {
    quantity: 'own, minified',
    verdicts: [atMost('@pypwext/encoder', 'of its own, minified', encoder, encoderTarget)],
  });
}

/** Bytes of a bundle that come from the files of one package. */
const from = ({ contributions }: WeighedBundle, name: PackageName): number =>
  contributions
    .filter(({ file }) => packageOf(`/${file}`) === name)
    .reduce((sum, { bytes }) => sum + bytes, 0);

async function combinationsTable(): Promise<Table> {
  const combinations: Readonly<Record<string, readonly string[]>> = {
    'base: a wrapper in an invocation': ["export { createWrapper, runInvocation } from '@pypwext/base';"],
    'errors: collect': ["export { collect } from '@pypwext/errors';"],
    [errorsAndServiceNames[0]]: [
      "export { PyPwExtErrorHandler } from '@pypwext/errors';",
      "export { PyPwExtService } from '@pypwext/service';",
    ],
    'base, errors and service, the functions': [
      "export { collect } from '@pypwext/errors';",
      "export { createHandler } from '@pypwext/service';",
    ],
    [errorsAndServiceNames[1]]: [
      "export { collect } from '@pypwext/errors';",
      "export { composeHandler } from '@pypwext/service';",
    ],
    'service and logger': [
      "export { PyPwExtLogger } from '@pypwext/logger';",
      "export { PyPwExtService } from '@pypwext/service';",
    ],
    'http alone': ["export { PyPwExtHTTPSession } from '@pypwext/http';"],
    'all packages': packageNames.map((name) => `export * from '${name}';`),
  };
  const rows: Row[] = [];
  for (const [name, code] of Object.entries(combinations))
    rows.push(rowOf(name, await weighOwn(code.join('\n'))));
  const bytesOf = (name: string): number => rows.find((row) => row.name === name)?.value ?? Number.NaN;
  return sizeTable('combinations of packages', rows, {
    quantity: 'own, minified',
    verdicts: errorsAndServiceNames.map((name) =>
      atMost(name, 'minified', bytesOf(name), errorsAndServiceTarget),
    ),
  });
}

async function applicationsTable({ name, applications }: ApplicationGroup): Promise<Table> {
  const rows: Row[] = [];
  for (const application of applications) rows.push(await applicationRow(application));
  return sizeTable(`function: ${name}`, rows);
}

const applicationRow = async (application: Application): Promise<Row> =>
  rowOf(application.name, await bundleApplication(application));

async function exportsTable(name: PackageName): Promise<Table> {
  const rows: Row[] = [];
  for (const exported of await exportsOf(name))
    rows.push(rowOf(exported, await weighOwn(weighedCode(name, exported))));
  return sizeTable(`exports of ${name}`, rows, { quantity: 'own, minified', plotted: false });
}

const rowOf = (name: string, { bytes, gzip }: WeighedBundle): Row => ({ name, value: bytes, more: { gzip } });

const atMost = (row: string, what: string, measured: number, limit: number): Verdict => ({
  row,
  target: `at most ${limit.toLocaleString('en-US')} bytes ${what}`,
  measured: `${measured.toLocaleString('en-US')} bytes`,
  held: measured <= limit,
});
