import type { RedactionPlan } from '@pypwext/base';
import { levelName } from './level.ts';

/** The line of an entry that could not be written in any other way. */
export function lastResortLine(level: number, input: unknown, service: unknown, plan: RedactionPlan): string {
  const message = typeof input === 'string' ? plan.text(input).slice(0, 1_000) : undefined;
  const record = {
    level: levelName(level),
    message: message ?? 'An entry could not be written as it was given',
    timestamp: new Date().toISOString(),
    service,
  };
  return `${JSON.stringify(record)}\n`;
}
