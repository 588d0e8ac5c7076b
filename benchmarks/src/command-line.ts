import { parseArgs } from 'node:util';

/** What `pnpm bench` is asked to do. */
export interface CommandLine {
  /** Names of the suites to run; all of them when empty. */
  readonly suites: readonly string[];
  /** Compare with the stored results and write nothing. */
  readonly check: boolean;
  /** Run on a busy machine, and mark the results. */
  readonly force: boolean;
  /** Few rounds, to see that a suite works; writes nothing. */
  readonly quick: boolean;
  /** Write page and plots from the stored results, without a run. */
  readonly page: boolean;
  readonly help: boolean;
}

export const usage = `pnpm bench [suite ...] [--check] [--force] [--quick] [--page]

Runs the suites (all of them without a name), stores what they gave in docs/benchmarks/results.json and writes
docs/benchmarks.md with its plots. Sections of suites that did not run stay as they are.

  --check  compare with the stored results; exit with 1 when a ratio is outside of its spread; write nothing
  --force  run on a busy machine; the page says so
  --quick  few rounds, to see that a suite works; write nothing
  --page   write the page from the stored results, without a run
  --help   print this`;

/**
 * Reads the command line.
 *
 * @param known - Names of the suites there are.
 * @throws Error that says what to write instead.
 */
export function readCommandLine(args: readonly string[], known: readonly string[]): CommandLine {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    // pnpm hands `--` through when it is written between the script and its options.
    args: args.filter((argument) => argument !== '--'),
    options: { check: flag, force: flag, quick: flag, page: flag, help: flag },
    allowPositionals: true,
  });
  for (const name of positionals) {
    if (!known.includes(name)) throw new Error(`There is no suite "${name}"; there are: ${known.join(', ')}`);
  }
  return { ...values, suites: positionals };
}
