import { type Paint, painter, type Style } from './colour.ts';
import { printable, printableValue } from './printable.ts';

/** How to format a log line. */
export interface FormatLogLineOptions {
  /** Whether to use colour. Give `process.stdout.isTTY`, or leave the line alone when it is piped. */
  readonly colour: boolean;
  /** Shown when the entry itself does not name its function. */
  readonly functionName?: string;
}

type LogEntry = Readonly<Record<string, unknown>>;

const levelStyles: Readonly<Record<string, Style>> = {
  CRITICAL: 'red',
  FATAL: 'red',
  ERROR: 'red',
  WARN: 'yellow',
  WARNING: 'yellow',
  INFO: 'green',
  DEBUG: 'cyan',
  VERBOSE: 'dim',
  TRACE: 'dim',
};

/** Shown in a place of their own. */
const placed = [
  'timestamp',
  'level',
  'function_name',
  'operation',
  'type',
  'classification',
  'message',
  'msg',
];

/** The same on every line of a function, or of use to machines alone. */
const hidden = [
  'service',
  'cold_start',
  'function_arn',
  'function_memory_size',
  'function_request_id',
  'sampling_rate',
  'xray_trace_id',
];

/** Shown below the line. */
const errors = ['error', 'exception', 'exception_name'];

/** Show which lines belong together. */
const identifiers = ['pypwext_id', 'correlation_id'];

/**
 * Renders a log entry of Powertools' or PyPwExt's logger for people: time, level, function, operation, message,
 * identifiers, the remaining keys, and an error with its stack on lines of their own. Control characters in it
 * are shown, not obeyed. A line that is no such entry is returned as it is.
 *
 * @returns one line, or several when there is an error; without a line break at the end
 * @example
 * formatLogLine('{"level":"INFO","message":"priced","timestamp":"2026-01-02T03:04:05.678Z"}', { colour: false });
 * // 03:04:05.678 INFO     priced
 */
export function formatLogLine(line: string, options: FormatLogLineOptions): string {
  const entry = parseEntry(line);
  if (entry === undefined) return line;
  const paint = painter(options.colour);
  const parts = [
    paint('dim', timeOf(entry)),
    levelOf(entry, paint),
    paint('bold', printableValue(entry.function_name ?? options.functionName ?? '')),
    paint('cyan', printableValue(entry.operation ?? '')),
    paint('magenta', tagsOf(entry)),
    messageOf(entry, paint),
    ...identifiers.map((key) => (key in entry ? pair(key, entry[key], paint) : '')),
    ...remainingPairs(entry, paint),
  ];
  return [parts.filter((part) => part !== '').join(' '), ...errorLines(entry, paint)].join('\n');
}

function parseEntry(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line) as LogEntry;
    return typeof value.level === 'string' && ('message' in value || 'msg' in value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The time of day; the date is today's. */
function timeOf({ timestamp }: LogEntry): string {
  const [, time] = /T([\d:.]+)/.exec(String(timestamp ?? '')) ?? [];
  return time ?? printableValue(timestamp ?? '');
}

function levelOf(entry: LogEntry, paint: Paint): string {
  const level = String(entry.level).toUpperCase();
  return paint(levelStyles[level] ?? 'bold', printableValue(level).padEnd(8));
}

/** The kind of the entry and its classification, where they say something. */
function tagsOf({ type, classification }: LogEntry): string {
  const tags = [type, classification].filter((tag) => tag !== undefined && tag !== 'STD' && tag !== 'NA');
  return tags.length === 0 ? '' : `[${tags.map(printableValue).join(' ')}]`;
}

/** The text, and the members of a keyed message such as `args` and `return`. */
function messageOf(entry: LogEntry, paint: Paint): string {
  const message = entry.message ?? entry.msg;
  if (typeof message !== 'object' || message === null || Array.isArray(message))
    return printableValue(message);
  const { msg, ...members } = message as LogEntry;
  const text = msg === undefined ? '' : printableValue(msg);
  return [text, ...Object.entries(members).map(([key, value]) => pair(key, value, paint))]
    .filter((part) => part !== '')
    .join(' ');
}

function remainingPairs(entry: LogEntry, paint: Paint): ReadonlyArray<string> {
  const shown = [...placed, ...hidden, ...errors, ...identifiers];
  return Object.entries(entry)
    .filter(([key]) => !shown.includes(key))
    .map(([key, value]) => pair(key, value, paint));
}

function pair(key: string, value: unknown, paint: Paint): string {
  return paint('dim', `${printable(key)}=${printableValue(value)}`);
}

function errorLines(entry: LogEntry, paint: Paint): ReadonlyArray<string> {
  return [entry.error, entry.exception]
    .filter((error) => error !== undefined && error !== null)
    .flatMap(textLines)
    .map((line) => paint('red', `    ${printable(line)}`));
}

/** A stack where there is one; otherwise name and message, or the value itself. */
function textLines(error: unknown): ReadonlyArray<string> {
  if (typeof error === 'string') return error.split('\n');
  const { name, message, stack } = error as LogEntry;
  if (typeof stack === 'string') return stack.split('\n');
  if (message !== undefined) return [`${printableValue(name ?? 'Error')}: ${printableValue(message)}`];
  return [printableValue(error)];
}
