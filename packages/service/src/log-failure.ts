import type { LoggerPort } from '@pypwext/base';

/**
 * Logs an error. A logger that throws itself must not take the answer with it: the console, which Lambda
 * takes into the log, is told instead.
 *
 * @param log - The method of the logger, bound to it.
 */
export function logFailure(
  log: LoggerPort['error'],
  message: string,
  thrown: unknown,
  keys: Readonly<Record<string, unknown>> = {},
): void {
  const error = thrown instanceof Error ? thrown : new Error('A value that is no Error', { cause: thrown });
  try {
    log({ message, ...keys }, error);
  } catch {
    console.error(message, keys, error);
  }
}
