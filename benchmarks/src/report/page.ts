import type { MachineRecord } from '../machine/machine-record.ts';
import type { SuiteResult, Table, Verdict } from '../suite.ts';
import { cellsOf } from './table-cells.ts';

const introduction = `# Benchmarks

PyPwExt beside what people would use otherwise, measured in one run. \`pnpm bench\` writes this page, \`pnpm bench http\`
one section of it, and \`pnpm bench --check\` compares a new run with it; nobody edits it by hand.

How to read it:

- **Ratios count, times do not.** Contenders take turns on one machine, so what slows one down slows all. The same
  code takes another time on another machine, and much the same ratio.
- **CPU time** is user and system time of all threads of the contender's process, collector and compiler included:
  what a function is billed for when it has one CPU. Values are medians.
- **Spread** is where a second run is expected: the middle half of all rounds, and the medians of three generations of
  processes with 5 % to either side.
- Each contender has a process of its own, is bundled with esbuild as a function would be, and is warmed up with
  nearly as many calls as are measured. Before that its answer is compared with the baseline's: a contender that does
  something else fails the run.
- A **target** is what the project demands of itself. A missed one stays on the page.
`;

/** The page, in Markdown. */
export function renderPage(results: readonly SuiteResult[]): string {
  const verdicts = results.flatMap((result) =>
    result.tables.flatMap((table) => table.verdicts.map((verdict) => ({ result, table, verdict }))),
  );
  const held = verdicts.filter(({ verdict }) => verdict.held).length;
  const summary = [
    '## Targets',
    '',
    `${held} of ${verdicts.length} hold.`,
    '',
    '| | suite | case | contender | target | measured |',
    '| --- | --- | --- | --- | --- | --- |',
    ...verdicts.map(({ result, table, verdict }) =>
      lineOf([
        verdictOf(verdict),
        `[${result.title}](#${anchorOf(result.title)})`,
        table.name,
        verdict.row,
        verdict.target,
        verdict.measured,
      ]),
    ),
  ].join('\n');
  return `${[introduction, ...(verdicts.length > 0 ? [`${summary}\n`] : []), ...results.map(renderSection)].join('\n')}`;
}

function renderSection(result: SuiteResult): string {
  return [
    `## ${result.title}`,
    '',
    result.description.trim(),
    '',
    `![${result.title}: a plot of the tables below](benchmarks/${result.name}.svg)`,
    '',
    ...result.tables.flatMap((table) => [renderTable(table), '']),
    ...result.omissions.flatMap((omission) => [`Left out: ${omission}`, '']),
    `<sub>${describeMachine(result.machine)}</sub>`,
    '',
  ].join('\n');
}

function renderTable(table: Table): string {
  const { heads, rows } = cellsOf(table);
  return [
    `### ${table.name}`,
    '',
    lineOf(heads),
    `| --- |${' ---: |'.repeat(heads.length - 1)}`,
    ...rows.map(lineOf),
    ...(table.verdicts.length > 0 ? [''] : []),
    ...table.verdicts.map((verdict) => {
      const { row, target, measured } = verdict;
      return `- ${verdictOf(verdict)}: ${row} ${target}; measured ${measured}`;
    }),
  ].join('\n');
}

/** The circumstances, in one sentence. */
function describeMachine({
  cpu,
  cores,
  node,
  commit,
  dirty,
  load,
  othersPercent,
  busy,
  date,
}: MachineRecord): string {
  const code = `commit ${commit}${dirty ? ' with changes that are not committed' : ''}`;
  const others = `load ${load}, other programs at ${othersPercent} % of the CPUs`;
  const mark = busy ? ' **The machine was busy: take a new run before you quote this.**' : '';
  return `${date}, ${code}, Node ${node.slice(1)}, ${cores} cores of ${cpu}, ${others}.${mark}`;
}

const verdictOf = ({ held }: Verdict): string => (held ? 'held' : '**missed**');

const lineOf = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');

// As GitHub makes them: lower case, punctuation gone, spaces to hyphens.
const anchorOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
