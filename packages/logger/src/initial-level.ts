import { parseLevel, type UpperCaseLevel } from './level.ts';

/** The level that a logger starts with, and what has to be said about it. */
export interface InitialLevel {
  /** `undefined` when nobody asked for one: Powertools then takes INFO. */
  readonly level: UpperCaseLevel | undefined;
  /** What Powertools is to be told. It reads the minimum itself, and compares it with the option. */
  readonly passed: UpperCaseLevel | undefined;
  /** The minimum of Lambda's advanced logging controls; it wins over everything else. */
  readonly controlled: UpperCaseLevel | undefined;
  /** One sentence for each name that is not a level. */
  readonly warnings: readonly string[];
}

/** Where a level may come from, the first one that names a level wins. */
interface LevelSource {
  readonly place: string;
  readonly value: string | undefined;
}

/**
 * Reads the level as Powertools does (`AWS_LAMBDA_LOG_LEVEL`, the option, the deprecated configuration
 * service, `POWERTOOLS_LOG_LEVEL`, `LOG_LEVEL`), in any letter case, and tells of every name that is no level
 * instead of silently taking INFO.
 *
 * Source: AWS Lambda Developer Guide, "Configuring advanced logging controls" (`FATAL` is `CRITICAL` here).
 */
export function initialLevel(option: string | undefined, service: string | undefined): InitialLevel {
  const { env } = process;
  const control = env.AWS_LAMBDA_LOG_LEVEL?.trim().toUpperCase();
  const controlled = parseLevel(control === 'FATAL' ? 'CRITICAL' : control);
  const { level, warnings } = wantedLevel(option, service);
  // Powertools knows the minimum in upper case only; in any other it is handed over as if it were the option.
  const passed = controlled === undefined ? level : isExact(control) ? parseLevel(option) : controlled;
  return { level: controlled ?? level, passed, controlled, warnings };
}

const isExact = (control: string | undefined): boolean =>
  process.env.AWS_LAMBDA_LOG_LEVEL?.trim() === control;

function wantedLevel(
  option: string | undefined,
  service: string | undefined,
): Pick<InitialLevel, 'level' | 'warnings'> {
  const { env } = process;
  const sources: LevelSource[] = [
    { place: 'the option logLevel', value: option },
    { place: 'the customConfigService', value: service },
    env.POWERTOOLS_LOG_LEVEL?.trim()
      ? { place: 'POWERTOOLS_LOG_LEVEL', value: env.POWERTOOLS_LOG_LEVEL }
      : { place: 'LOG_LEVEL', value: env.LOG_LEVEL },
  ];
  const warnings: string[] = [];
  for (const { place, value } of sources) {
    if (value === undefined || value === '') continue;
    const level = parseLevel(value);
    if (level !== undefined) return { level, warnings };
    warnings.push(unknownLevel(value, place));
  }
  return { level: undefined, warnings };
}

const unknownLevel = (value: unknown, place: string): string =>
  `Unknown log level "${String(value).slice(0, 40)}" in ${place}: it is ignored. ` +
  'Use TRACE, VERBOSE, DEBUG, INFO, WARN, ERROR, CRITICAL or SILENT.';
