import { readCommandLine, usage } from './command-line.ts';
import { assertQuiet } from './machine/assert-quiet.ts';
import { compareResults } from './report/compare-results.ts';
import { readResults, writeResults } from './report/results-file.ts';
import { tableText } from './report/table-text.ts';
import { writePage } from './report/write-page.ts';
import { runSuite } from './run-suite.ts';
import { orderOfSuites, suites } from './suites.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const known = suites.map(({ name }) => name);
  const commandLine = readCommandLine(process.argv.slice(2), known);
  const { check, quick, force } = commandLine;
  if (commandLine.help) {
    print(usage);
    return 0;
  }
  const chosen = commandLine.page ? [] : suites.filter(({ name }) => isChosen(name, commandLine.suites));
  let outside = 0;
  for (const suite of chosen) {
    const othersPercent = await assertQuiet(force || quick);
    const result = await runSuite(suite, { tell, quick }, othersPercent);
    for (const table of result.tables) print(`\n${tableText(table)}`);
    for (const omission of result.omissions) print(omission);
    const stored = readResults().find(({ name }) => name === suite.name);
    const differences = stored ? compareResults(stored, result) : [];
    for (const difference of differences) print(difference.text);
    outside += differences.filter((difference) => difference.outside).length;
    if (!(check || quick)) writeResults(result, orderOfSuites);
  }
  if (!(check || quick)) tell(`Wrote ${writePage(readResults())}`);
  if (check)
    print(
      outside === 0 ? 'Every ratio is within its spread.' : `${outside} ratios are outside of their spread.`,
    );
  return check && outside > 0 ? 1 : 0;
}

const isChosen = (name: string, names: readonly string[]): boolean =>
  names.length === 0 || names.includes(name);

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    tell(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
