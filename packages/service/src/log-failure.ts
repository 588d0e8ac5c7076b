import type { ServiceSettings } from './settings.ts';

/**
 * Logs a failure at ERROR. A logger that throws itself must not take the answer with it: the console, which
 * Lambda takes into the log, is told instead.
 */
export function logFailure(
  { logger }: Pick<ServiceSettings, 'logger'>,
  message: string,
  thrown: unknown,
  keys: Readonly<Record<string, unknown>> = {},
): void {
  const error = thrown instanceof Error ? thrown : new Error('A value that is no Error', { cause: thrown });
  try {
    logger.error({ message, ...keys }, error);
  } catch {
    console.error(message, keys, error);
  }
}
