import { type CommandLine, readCommandLine, usage } from './command-line.ts';
import { othersPercent } from './machine/others.ts';
import { assertQuiet } from './machine/quiet.ts';
import { compareResults, type Difference } from './report/compare-results.ts';
import { readResults, writeResults } from './report/results-file.ts';
import { tableText } from './report/table-text.ts';
import { writePage } from './report/write-page.ts';
import { runSuite } from './run-suite.ts';
import type { Suite, SuiteResult } from './suite.ts';
import { orderOfSuites, suites } from './suites.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

async function main(): Promise<number> {
  const commandLine = readCommandLine(process.argv.slice(2), orderOfSuites);
  if (commandLine.help) {
    print(usage);
    return 0;
  }
  const chosen = commandLine.page ? [] : suites.filter(({ name }) => isChosen(name, commandLine.suites));
  const differences: Difference[] = [];
  const failed: string[] = [];
  for (const suite of chosen) {
    try {
      differences.push(...(await run(suite, commandLine)));
    } catch (error) {
      // The other suites have something to say all the same, and take minutes.
      tell(`${suite.name} failed: ${messageOf(error)}`);
      failed.push(suite.name);
    }
  }
  if (writes(commandLine)) tell(`Wrote ${writePage(readResults())}`);
  const outside = differences.filter((difference) => difference.outside);
  if (commandLine.check) print(summaryOf(outside));
  if (failed.length > 0) tell(`Failed: ${failed.join(', ')}`);
  return failed.length > 0 || (commandLine.check && outside.length > 0) ? 1 : 0;
}

const isChosen = (name: string, names: readonly string[]): boolean =>
  names.length === 0 || names.includes(name);

const writes = ({ check, quick }: CommandLine): boolean => !(check || quick);

/** Runs a suite, prints and stores what it gives, and compares it with what is stored. */
async function run(suite: Suite, commandLine: CommandLine): Promise<Difference[]> {
  const { quick, force } = commandLine;
  const others = await othersPercent();
  assertQuiet(others, force || quick);
  const result = await runSuite(suite, { tell, quick }, others);
  printResult(result);
  const stored = quick ? undefined : readResults().find(({ name }) => name === suite.name);
  const differences = stored ? compareResults(stored, result) : [];
  for (const { text } of differences) print(text);
  if (writes(commandLine)) writeResults(result, orderOfSuites);
  return differences;
}

function printResult({ tables, omissions }: SuiteResult): void {
  for (const table of tables) print(`\n${tableText(table)}`);
  for (const omission of omissions) print(`Left out: ${omission}`);
}

const summaryOf = (outside: readonly Difference[]): string =>
  outside.length === 0
    ? 'Every ratio is within its spread.'
    : [`${outside.length} are outside of their spread:`, ...outside.map(({ text }) => text)].join('\n');

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    tell(messageOf(error));
    process.exitCode = 1;
  },
);
