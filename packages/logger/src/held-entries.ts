import type { Logger, LogItem } from '@aws-lambda-powertools/logger';

type Held = readonly [level: number, item: LogItem];

let held: WeakMap<Logger, Held[]> | undefined;

/**
 * Holds an entry that Powertools' constructor writes: the logger does not know its own options yet, and so not
 * what to mask either.
 */
export function holdEntry(logger: Logger, level: number, item: LogItem): void {
  held ??= new WeakMap();
  const entries = held.get(logger);
  if (entries === undefined) held.set(logger, [[level, item]]);
  else entries.push([level, item]);
}

/** The entries that were held for a logger, once. */
export function releaseEntries(logger: Logger): readonly Held[] {
  const entries = held?.get(logger) ?? [];
  held?.delete(logger);
  return entries;
}
