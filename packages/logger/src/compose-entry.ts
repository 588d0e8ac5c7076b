import { Classification, ErrorKey, type InfoClassification, type LogEntryType, LogType } from '@pypwext/base';
import { ComposedEntry } from './composed-entry.ts';

/**
 * Brings the arguments of a log call, whatever they are, into one form. What Powertools understands stays as
 * it is; what it drops or chokes on (`null`, `undefined`, numbers, arrays, an error alone) is kept.
 */
export function composeEntry(input: unknown, extra: readonly unknown[]): ComposedEntry {
  if (input instanceof ComposedEntry) return input;
  const entry = composeInput(input, extra.length === 0 ? extra : extra.map(named));
  for (const item of entry.extra) readMarks(entry, item);
  return entry;
}

function composeInput(input: unknown, extra: readonly unknown[]): ComposedEntry {
  if (typeof input === 'string') return new ComposedEntry(input, extra);
  if (typeof input !== 'object' || input === null) return new ComposedEntry(describe(input), extra);
  if (input instanceof Error) return new ComposedEntry(input.message, [input, ...extra]);
  if (!isRecord(input)) return new ComposedEntry(input, extra);
  return 'message' in input ? composePowertools(input, extra) : composeKeyed(input, extra);
}

/** A function has no text worth a line; its name has. */
const describe = (input: unknown): string =>
  typeof input === 'function' ? `[Function ${input.name}]` : String(input);

/** An array, a map or a set has entries, no keys of its own. */
const isRecord = (value: object): value is Record<string, unknown> =>
  !Array.isArray(value) && !(value instanceof Map) && !(value instanceof Set);

/** What Powertools would drop, or take apart into keys "0", "1", ..., stands under `extra`, as texts do. */
function named(item: unknown): unknown {
  if (typeof item === 'string' || item === null || item === undefined) return item;
  return typeof item === 'object' && isRecord(item) ? item : { extra: item };
}

function composePowertools(input: Record<string, unknown>, extra: readonly unknown[]): ComposedEntry {
  const { message, ...keys } = input;
  return new ComposedEntry(message, [keys, ...extra]);
}

function composeKeyed(input: Record<string, unknown>, extra: readonly unknown[]): ComposedEntry {
  const { classification, type, operation, ...message } = input;
  const entry = new ComposedEntry(message, extra);
  entry.lifted = { classification, type, operation };
  readMarks(entry, entry.lifted);
  if (ErrorKey in message) {
    entry.exception = { error: message[ErrorKey], brief: false };
    delete message[ErrorKey];
  }
  return entry;
}

/** The last one to say it wins, as with the keys of the entry. */
function readMarks(entry: ComposedEntry, item: unknown): void {
  if (typeof item !== 'object' || item === null || item instanceof Error) return;
  const marks = item as Record<string, unknown>;
  if (typeof marks[Classification] === 'string') {
    entry.classification = marks[Classification] as InfoClassification;
  }
  if (typeof marks[LogType] === 'string') entry.type = marks[LogType] as LogEntryType;
}

/**
 * Whether a call says of itself that it is an audit entry. It is asked of every call whose level is off, so it
 * looks at one property of two arguments at most.
 */
export function isMarkedAudit(input: unknown, extra: readonly unknown[]): boolean {
  return hasAuditType(input) || (extra.length > 0 && hasAuditType(extra[0]));
}

function hasAuditType(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return (value as Record<string, unknown>)[LogType] === 'AUDIT';
  } catch {
    return false;
  }
}
