import type { LoggerPort } from '../protocol/logger-port.ts';
import type { ErrorCollector, ErrorMatch } from './error-collector.ts';
import { isPyPwExtError } from './guards.ts';
import { PyPwExtInternalError } from './internal-error.ts';
import { reportLateError } from './late-error.ts';
import type { PyPwExtError } from './pypwext-error.ts';

/** The options of a {@link StdErrorCollector}. */
export interface StdErrorCollectorOptions {
  /** Is told of late errors, at WARN. Without one they are process warnings. */
  readonly logger?: LoggerPort | undefined;
  /**
   * Whether the collector closes with the last of its roots ({@link StdErrorCollector.enterRoot}). Otherwise
   * it ends when whoever made it closes it.
   *
   * @defaultValue `false`
   */
  readonly endsWithRoots?: boolean;
}

/**
 * Gathers errors in the order in which they arrive; the same error object is kept once.
 *
 * Once closed, it keeps what it has and takes nothing more: an error that is added then is reported as
 * late, through the logger or as a process warning with the code `PYPWEXT_LATE_ERROR`.
 *
 * @example
 * ```ts
 * import { StdErrorCollector, StdPyPwExtError } from '@pypwext/base';
 *
 * const collector = new StdErrorCollector();
 * collector.add(new StdPyPwExtError('No such customer', { code: 404 }));
 * collector.add(new StdPyPwExtError('Too many offers', { code: 429 }));
 *
 * console.log(collector.getHighest()?.code); // 429
 * console.log(collector.getErrors((error) => error.code === 404).length); // 1
 * ```
 */
export class StdErrorCollector implements ErrorCollector {
  readonly #logger: LoggerPort | undefined;
  #errors: Set<PyPwExtError> | undefined;
  #late: WeakSet<PyPwExtError> | undefined;
  #roots = 0;
  #closed = false;
  #endsWithRoots: boolean;

  /** @param options - Who is told of late errors, and when the collector ends. */
  constructor(options: StdErrorCollectorOptions = {}) {
    this.#logger = options.logger;
    this.#endsWithRoots = options.endsWithRoots ?? false;
  }

  /** The errors in the order in which they were added; a copy. */
  get errors(): readonly PyPwExtError[] {
    return this.#errors ? [...this.#errors] : [];
  }

  /** Whether the collector has come to its end. */
  get closed(): boolean {
    return this.#closed;
  }

  /**
   * Adds an error, once. When the collector is closed the error is reported as late instead.
   *
   * @throws PyPwExtInternalError when it is no `PyPwExtError`, of whatever copy of this package.
   */
  add(error: PyPwExtError): void {
    if (!isPyPwExtError(error)) {
      throw new PyPwExtInternalError(
        `A collector takes a PyPwExtError; it got ${typeof error}: wrap it, new StdPyPwExtError(message, { cause })`,
      );
    }
    if (!this.#closed) {
      this.#errors ??= new Set();
      this.#errors.add(error);
      return;
    }
    this.#late ??= new WeakSet();
    if (this.#late.has(error) || this.#errors?.has(error)) return;
    this.#late.add(error);
    reportLateError(error, this.#logger);
  }

  /** Forgets all errors. */
  clear(): void {
    this.#errors = undefined;
  }

  /** Whether there are errors, or errors that match. */
  hasErrors(match?: ErrorMatch): boolean {
    return match ? this.errors.some(match) : this.#errors !== undefined;
  }

  /** The errors, or those that match, in the order in which they were added. */
  getErrors(match?: ErrorMatch): readonly PyPwExtError[] {
    return match ? this.errors.filter(match) : this.errors;
  }

  /** The error with the highest code, the first of them when several have it; `undefined` without errors. */
  getHighest(): PyPwExtError | undefined {
    let highest: PyPwExtError | undefined;
    for (const error of this.errors) {
      if (highest === undefined || error.code > highest.code) highest = error;
    }
    return highest;
  }

  /**
   * Begins a root, one of possibly several that share the collector: nested ones, or siblings under
   * `Promise.all`. With `endsWithRoots` the collector closes with the last of them. A root that begins
   * after the end opens the collector again, until that root ends.
   *
   * @returns What ends the root.
   */
  enterRoot(): () => void {
    if (this.#closed) {
      this.#closed = false;
      this.#endsWithRoots = true;
      this.#roots = 0;
    }
    this.#roots += 1;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#roots -= 1;
      if (this.#roots <= 0 && this.#endsWithRoots) this.close();
    };
  }

  /** Ends the collector; it stays readable. */
  close(): void {
    this.#closed = true;
  }

  /** One error as an object, several as an array, none as an empty array. */
  toJSON(): unknown {
    const all = this.errors.map((error) => error.toJSON());
    return all.length === 1 ? all[0] : all;
  }
}
