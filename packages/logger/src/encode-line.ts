import type { LogFormatter } from '@aws-lambda-powertools/logger';
import { type Encoder, type EncodingOptions, encodeBounded, type RedactionPlan } from '@pypwext/base';
import { cutRecord } from './cut-record.ts';
import { formatError } from './format-error.ts';

/** What one line is made with. */
export interface LineSettings {
  /** Says what to mask, hash or leave out. */
  readonly plan: RedactionPlan | undefined;
  /** The bound of a line in bytes of UTF-8. */
  readonly maxLineBytes: number;
  /** Encodes the values of an entry before anything else sees them. */
  readonly encoder: Encoder | undefined;
}

/** A record's replacer, as Powertools makes it around the option `jsonReplacerFn`. */
export type Replacer = (key: string, value: unknown) => unknown;

/** Room for the key `truncated`: at most 40 pointers of up to 80 characters, of 4 bytes or escaped ones. */
const ROOM_FOR_LIST = 16_384;

/**
 * The options of the one walk that encodes, redacts and bounds a record. Errors are given to the formatter
 * of the logger first.
 */
export function lineOptions(formatter: LogFormatter, settings: LineSettings): EncodingOptions {
  const { plan, maxLineBytes } = settings;
  const format = { formatter, plan };
  return {
    profile: 'log',
    maxBytes: maxLineBytes - 1,
    ...(plan === undefined ? {} : { redaction: plan }),
    prehook: (value) => (value instanceof Error ? formatError(value, format) : value),
  };
}

/**
 * The JSON text of a record: never longer than the bound, never an exception. A text from which something was
 * cut says so in a key `truncated` that lists where, as JSON pointers (RFC 6901).
 */
export function encodeLine(
  record: Record<string, unknown>,
  options: EncodingOptions,
  encoder: Encoder | undefined,
  replacer: Replacer | undefined,
): string {
  const prepared = prepare(record, encoder, replacer);
  const whole = encodeBounded(prepared, options);
  if (whole.truncated.length === 0) return whole.text;
  const { maxBytes = 0 } = options;
  const room = roomForList(maxBytes);
  const cut = cutRecord(prepared, options, maxBytes - room);
  const places = cut.truncated.slice(0, 40).map((pointer) => [...pointer].slice(0, 80).join(''));
  return `${cut.text.slice(0, -1)},"truncated":${boundedList(places, room)}}`;
}

const roomForList = (maxBytes: number): number => Math.min(ROOM_FOR_LIST, Math.trunc(maxBytes / 4));

function boundedList(places: readonly string[], bytes: number): string {
  for (let count = places.length; count > 0; count--) {
    const list = JSON.stringify(places.slice(0, count));
    if (Buffer.byteLength(list) + 14 <= bytes) return list;
  }
  return '[]';
}

/** What users put in front of the walk: an encoder for the values, a replacer for the record. */
function prepare(
  record: Record<string, unknown>,
  encoder: Encoder | undefined,
  replacer: Replacer | undefined,
): Record<string, unknown> {
  // A key `toJSON` from untrusted data must not replace the whole line.
  if (typeof record.toJSON === 'function') record = { ...record, toJSON: '[Function toJSON]' };
  if (encoder !== undefined) record = encodeMembers(record, encoder);
  return replacer === undefined ? record : replaceMembers(record, replacer);
}

function encodeMembers(record: Record<string, unknown>, encoder: Encoder): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, encodeMember(value, encoder)]),
  );
}

/** Errors stay what they are: their record is the formatter's. A value that the encoder refuses does too. */
function encodeMember(value: unknown, encoder: Encoder): unknown {
  if (
    value instanceof Error ||
    ((typeof value !== 'object' || value === null) && typeof value !== 'bigint')
  ) {
    return value;
  }
  try {
    return JSON.parse(encoder.encode(value));
  } catch {
    return value;
  }
}

function replaceMembers(record: Record<string, unknown>, replacer: Replacer): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(record, replacer)) as Record<string, unknown>;
  } catch {
    // The replacer of the user threw, or could not cope: the line is written without it.
    return record;
  }
}

/** The text of a record on several indented lines, for people: Powertools' `POWERTOOLS_DEV`. */
export function indentLine(text: string, indentation: number): string {
  return indentation === 0 ? text : JSON.stringify(JSON.parse(text), null, indentation);
}
