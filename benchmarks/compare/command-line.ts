import { parseArgs } from 'node:util';

/** What `pnpm bench:compare` is asked to do. */
export interface CompareCommandLine {
  /** The commit to compare with: a hash, a branch, a tag, or `HEAD~1`. Empty with `help`. */
  readonly base: string;
  /** Names of the suites to run; all that can be compared when empty. */
  readonly suites: readonly string[];
  /** Few rounds, to see that it works. */
  readonly quick: boolean;
  readonly help: boolean;
}

export const usage = `pnpm bench:compare <base> [suite ...] [--quick]

Builds the packages of a commit and of the working tree, lets both run the working tree's suites in turns, and prints
how the working tree compares: ratios with their spread, 1 for no change.

  <base>   a commit: a hash, a branch, a tag, HEAD~1
  --quick  few rounds, to see that it works; the ratios say little
  --help   print this`;

/**
 * Reads the command line.
 *
 * @param known - Names of the suites that can be compared.
 * @throws Error that says what to write instead.
 */
export function readCommandLine(args: readonly string[], known: readonly string[]): CompareCommandLine {
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    // pnpm hands `--` through when it is written between the script and its options.
    args: args.filter((argument) => argument !== '--'),
    options: { quick: flag, help: flag },
    allowPositionals: true,
  });
  const [base = '', ...suites] = positionals;
  if (base === '' && !values.help) throw new Error(`Which commit to compare with?\n\n${usage}`);
  for (const name of suites) {
    if (!known.includes(name)) {
      throw new Error(`There is no suite "${name}" that can be compared; there are: ${known.join(', ')}`);
    }
  }
  return { ...values, base, suites };
}
