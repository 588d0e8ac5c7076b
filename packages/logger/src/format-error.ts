import type { LogFormatter } from '@aws-lambda-powertools/logger';
import { isPyPwExtError, type RedactionPlan } from '@pypwext/base';

/** Causes that are followed; a longer or an endless chain is cut here. */
const MAXIMUM_CAUSES = 16;

/** What it takes to make the record of an error. */
export interface ErrorFormat {
  /** The formatter of the logger: formatters of users keep their say. */
  readonly formatter: LogFormatter;
  /** Says what to withhold of classified errors. */
  readonly plan: RedactionPlan | undefined;
}

/**
 * The record of an error, as Powertools makes it. Added to that: `errors` of an `AggregateError`; chains of
 * causes that end; errors of PyPwExt with their stack, while the errors of others keep their `toJSON`.
 */
export function formatError(error: Error, format: ErrorFormat): unknown {
  const { toJSON } = error as { toJSON?: () => unknown };
  if (typeof toJSON === 'function' && !isPyPwExtError(error)) return toJSON.call(error);
  return chainEnds(error) ? recordOf(error, format) : recordOfChain(error, format, [error]);
}

function recordOf(error: Error, { formatter, plan }: ErrorFormat): Record<string, unknown> {
  const record: Record<string, unknown> = { ...formatter.formatError(error) };
  // Where something may have to be withheld the cause is formatted in its own turn, not by the formatter.
  if (error.cause instanceof Error && plan?.withhold(error.cause) !== undefined) record.cause = error.cause;
  const { errors } = error as { errors?: unknown };
  if (Array.isArray(errors) && !('errors' in record)) record.errors = errors;
  return Object.assign(record, plan?.withhold(error));
}

function recordOfChain(
  error: Error,
  format: ErrorFormat,
  above: readonly unknown[],
): Record<string, unknown> {
  const record = recordOf(withoutCause(error), format);
  const { cause } = error;
  if (!(cause instanceof Error)) record.cause = cause;
  else if (above.includes(cause)) record.cause = '[Circular]';
  else if (above.length >= MAXIMUM_CAUSES) record.cause = '[Error]';
  else record.cause = recordOfChain(cause, format, [...above, cause]);
  return record;
}

function chainEnds(error: Error): boolean {
  let current: unknown = error;
  for (let length = 0; length < MAXIMUM_CAUSES; length++) {
    if (!(current instanceof Error)) return true;
    current = current.cause;
  }
  return !(current instanceof Error);
}

/** A stand-in with everything but the cause: the formatter follows an endless chain endlessly. */
function withoutCause(error: Error): Error {
  const copy: Error = Object.create(Object.getPrototypeOf(error));
  for (const key of Object.getOwnPropertyNames(error)) {
    const enumerable = Object.prototype.propertyIsEnumerable.call(error, key);
    const value = key === 'cause' ? undefined : Reflect.get(error, key);
    Object.defineProperty(copy, key, { value, enumerable });
  }
  return copy;
}
