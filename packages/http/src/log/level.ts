import type { LoggerPort } from '@pypwext/base';
import type { HttpLogLevel } from './logging-options.ts';

// Powertools' names, from the most talkative; a logger that is silent prints nothing at all.
const LEVELS: readonly string[] = [
  'VERBOSE',
  'TRACE',
  'DEBUG',
  'INFO',
  'WARN',
  'ERROR',
  'CRITICAL',
  'SILENT',
];

/**
 * Whether a logger prints entries of a level, as far as it can be asked: Powertools' loggers have
 * `getLevelName`. Of others it is assumed.
 */
export function isLevelOn(logger: LoggerPort, level: HttpLogLevel): boolean {
  const { getLevelName } = logger as { getLevelName?: () => unknown };
  if (typeof getLevelName !== 'function') return true;
  const current = LEVELS.indexOf(String(getLevelName.call(logger)).toUpperCase());
  return current < 0 || LEVELS.indexOf(level) >= current;
}
