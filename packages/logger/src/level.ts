/**
 * The levels of a `PyPwExtLogger`, from the most to the least talkative: those of Powertools and `VERBOSE`,
 * which lies between `TRACE` and `DEBUG`. Any letter case is accepted wherever a level is asked for.
 */
export type LogLevelName = UpperCaseLevel | Lowercase<UpperCaseLevel>;

/** The names as they are written in entries. */
export type UpperCaseLevel =
  | 'TRACE'
  | 'VERBOSE'
  | 'DEBUG'
  | 'INFO'
  | 'WARN'
  | 'ERROR'
  | 'CRITICAL'
  | 'SILENT';

/** Powertools' numbers (`LogLevelThreshold`) and one of ours: Powertools has no name for 7. */
export const Level = {
  TRACE: 6,
  VERBOSE: 7,
  DEBUG: 8,
  INFO: 12,
  WARN: 16,
  ERROR: 20,
  CRITICAL: 24,
  SILENT: 28,
} as const;

/** The level that a text means, in any letter case; `undefined` when it means none. */
export function parseLevel(text: unknown): UpperCaseLevel | undefined {
  if (typeof text !== 'string') return undefined;
  const name = text.trim().toUpperCase();
  return Object.hasOwn(Level, name) ? (name as UpperCaseLevel) : undefined;
}

/** The number of a level; of INFO for what is not a level (it can only come past the type checker). */
export function levelNumber(name: LogLevelName): number {
  return Level[parseLevel(name) ?? 'INFO'];
}

const NAMES: Readonly<Record<number, UpperCaseLevel>> = {
  6: 'TRACE',
  7: 'VERBOSE',
  8: 'DEBUG',
  12: 'INFO',
  16: 'WARN',
  20: 'ERROR',
  24: 'CRITICAL',
  28: 'SILENT',
};

/** The name of a number of {@link Level}. */
export const levelName = (level: number): UpperCaseLevel => NAMES[level] ?? 'INFO';

/** The number under which Powertools knows a level: it has no VERBOSE. */
export const powertoolsLevel = (level: number): number => (level === Level.VERBOSE ? Level.DEBUG : level);

const METHODS = {
  6: 'trace',
  7: 'verbose',
  8: 'debug',
  12: 'info',
  16: 'warn',
  20: 'error',
} as const;

type MethodName = (typeof METHODS)[keyof typeof METHODS] | 'critical';

/** The method of a logger that writes entries of a level. */
export const levelMethod = (level: number): MethodName => METHODS[level as 12] ?? 'critical';

/** The method of a console that Powertools writes a level with. Its console has a `trace` without a stack. */
export function consoleMethod(level: number): Exclude<MethodName, 'verbose' | 'critical'> {
  if (level > Level.ERROR) return 'error';
  return level === Level.VERBOSE ? 'debug' : (METHODS[level as 12] ?? 'error');
}
