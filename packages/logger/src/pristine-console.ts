const METHODS = ['debug', 'info', 'warn', 'error', 'log', 'trace'] as const;

/**
 * Remembers the methods of a console and tells whether they are still the same: a test that watches one, or
 * a user who puts another console in, must see every line there.
 */
export class PristineConsole {
  readonly #console: Console;
  readonly #methods: readonly unknown[];

  constructor(console: Console) {
    this.#console = console;
    this.#methods = METHODS.map((method) => console[method]);
  }

  /** Whether this console is still the one, with its own methods. */
  is(console: Console): boolean {
    if (console !== this.#console) return false;
    for (let index = 0; index < METHODS.length; index++) {
      if (console[METHODS[index] as 'log'] !== this.#methods[index]) return false;
    }
    return true;
  }
}
