import { createRedactionPlan, type Encoder, type RedactionPlan } from '@pypwext/base';
import type { LocationOption, OwnOptions } from './logger-options.ts';

/** The options of a logger with their defaults, checked and compiled. */
export interface LoggerSettings {
  readonly encoder: Encoder | undefined;
  readonly skipStdType: boolean;
  readonly skipInfoNa: boolean;
  readonly plan: RedactionPlan;
  readonly location: LocationOption;
  readonly maxLineBytes: number;
}

const SMALLEST_LINE = 1_024;

/**
 * @throws TypeError when `maxLineBytes` is not a number of at least 1,024, or `location` is none.
 * @throws PyPwExtInternalError when a redaction option is wrong.
 */
export function loggerSettings(options: OwnOptions): LoggerSettings {
  const { encoder, skipStdType = true, skipInfoNa = true, redaction, location = 'error' } = options;
  const { maxLineBytes = 262_144 } = options;
  if (!(Number.isSafeInteger(maxLineBytes) && maxLineBytes >= SMALLEST_LINE)) {
    throw new TypeError(
      `maxLineBytes must be a whole number of at least 1,024; it is ${String(maxLineBytes)}`,
    );
  }
  if (!['error', 'always', 'off'].includes(location)) {
    throw new TypeError(`location must be 'error', 'always' or 'off'; it is ${String(location)}`);
  }
  return { encoder, skipStdType, skipInfoNa, plan: compile(redaction), location, maxLineBytes };
}

function compile(redaction: OwnOptions['redaction']): RedactionPlan {
  if (redaction === undefined) return createRedactionPlan();
  if (redaction !== false && 'lookUp' in redaction) return redaction;
  return createRedactionPlan(redaction);
}

/** The options of a child: those of its parent, and the plan as it was compiled. */
export function optionsOf(settings: LoggerSettings): OwnOptions {
  const { plan, ...rest } = settings;
  return { ...rest, redaction: plan };
}
