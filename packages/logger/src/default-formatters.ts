import type { LogFormatter } from '@aws-lambda-powertools/logger';

let known: WeakSet<LogFormatter> | undefined;

/** Notes that a formatter is the one that Powertools makes when nobody asks for another. */
export function noteDefaultFormatter(formatter: LogFormatter): void {
  known ??= new WeakSet();
  known.add(formatter);
}

/**
 * Whether a formatter is Powertools' own, with its usual order of keys. The class is not exported, and a
 * child gets the instance of its parent.
 */
export function isDefaultFormatter(formatter: LogFormatter): boolean {
  return known?.has(formatter) ?? false;
}
