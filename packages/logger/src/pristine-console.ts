import { consoleMethod, Level } from './level.ts';

/**
 * The console that Powertools has made, and its streams.
 *
 * It remembers the methods of the console and tells whether they are still the same: a test that watches one,
 * or a user who puts another console in, must see every line there.
 */
export class PristineConsole {
  readonly #console: Console;
  readonly #methods: Readonly<Pick<Console, ReturnType<typeof consoleMethod> | 'log'>>;
  // As Powertools' console, which keeps the streams that it found. Asking `process` takes 22 ns each time.
  readonly #output: NodeJS.WriteStream = process.stdout;
  readonly #errors: NodeJS.WriteStream = process.stderr;

  constructor(console: Console) {
    this.#console = console;
    const { debug, error, info, log, trace, warn } = console;
    this.#methods = { debug, error, info, log, trace, warn };
  }

  /** Whether this console is still the one, with its own method for entries of a level. */
  is(console: Console, level: number): boolean {
    const method = consoleMethod(level);
    if (console !== this.#console || console[method] !== this.#methods[method]) return false;
    // That is what its `trace` calls.
    return method !== 'trace' || console.log === this.#methods.log;
  }

  /**
   * Writes one line to the stream that the console writes to: warnings and worse to stderr. It is what
   * `Console` does, without the listener that it adds and removes for every line (0.9 us).
   */
  write(level: number, line: string): void {
    if (level < Level.WARN) this.#output.write(line, this.#outputFailed);
    else this.#errors.write(line, this.#errorsFailed);
  }

  readonly #outputFailed = (error?: Error | null): void => ignoreFailure(this.#output, error);
  readonly #errorsFailed = (error?: Error | null): void => ignoreFailure(this.#errors, error);
}

/** A reader that has gone away must not end the process: without a listener the `error` event would. */
function ignoreFailure(stream: NodeJS.WriteStream, error: Error | null | undefined): void {
  if (error && stream.listenerCount('error') === 0) stream.once('error', () => undefined);
}
