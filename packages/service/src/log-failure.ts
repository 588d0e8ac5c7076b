import { isPyPwExtError, type LoggerPort } from '@pypwext/base';

/**
 * Logs an error. A logger that throws itself must not take the answer with it: the console, which Lambda
 * takes into the log, is told instead. The console prints whatever it gets, so that it gets nothing classified.
 */
export function logFailure(
  logger: LoggerPort,
  level: 'error' | 'warn',
  message: string,
  thrown: unknown,
  keys: Readonly<Record<string, unknown>> = {},
): void {
  try {
    logger[level]({ message, ...keys }, logger === console ? unclassified(thrown) : asError(thrown));
  } catch {
    console.error(message, keys, unclassified(thrown));
  }
}

const asError = (thrown: unknown): Error =>
  thrown instanceof Error ? thrown : new Error('A value that is no Error', { cause: thrown });

/** The error itself; where it, or what it was caused by, is classified, what may be said of it. It never throws. */
function unclassified(thrown: unknown): Error | string {
  try {
    const chain = chainOf(thrown);
    return chain.some(isClassified) ? chain.map(describe).join('\ncaused by ') : asError(thrown);
  } catch {
    return 'An error that cannot be read';
  }
}

// As many as a person reads.
const MAX_CHAIN = 10;

/** An error, its causes, and the errors of an `AggregateError`. */
function chainOf(thrown: unknown): unknown[] {
  const chain = [thrown];
  for (const error of chain) {
    if (chain.length >= MAX_CHAIN || !(error instanceof Error)) break;
    const { cause, errors = [] } = error as Partial<AggregateError>;
    for (const next of [cause, ...errors])
      if (next instanceof Error && !chain.includes(next)) chain.push(next);
  }
  return chain;
}

const isClassified = (error: unknown): boolean => isPyPwExtError(error) && error.classification !== 'NA';

/** Of a classified error what it is and where it was made. */
function describe(error: unknown): string {
  const { stack = '' } = error as Error;
  if (!isPyPwExtError(error) || !isClassified(error)) return stack;
  const { name, code, classification, message } = error;
  const start = stack.indexOf(message);
  return `${name} (${code}, ${classification})${start < 0 ? '' : stack.slice(start + message.length)}`;
}
