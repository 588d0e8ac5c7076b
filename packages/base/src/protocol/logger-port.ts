/**
 * What the packages ask of a logger. `PyPwExtLogger`, Powertools' `Logger` and `console` all have it.
 *
 * The input is a text, or an object whose keys become keys of the entry; an `Error` among the rest is
 * logged with its stack.
 */
export interface LoggerPort {
  /** Logs at DEBUG. */
  debug(input: LogInput, ...extra: LogExtra[]): void;
  /** Logs at INFO. */
  info(input: LogInput, ...extra: LogExtra[]): void;
  /** Logs at WARN. */
  warn(input: LogInput, ...extra: LogExtra[]): void;
  /** Logs at ERROR. */
  error(input: LogInput, ...extra: LogExtra[]): void;
}

/** The main input of a log call: a text, or an object with a `message`. */
export type LogInput = string | { message: string; [key: string]: unknown };

/** What may follow the main input of a log call: an error, a text, or an object of further keys. */
export type LogExtra = Error | string | Record<string, unknown>;
