import { type EncodingOptions, encodeBounded, type RedactionPlan } from '@pypwext/base';
import { isPlainData } from './plain-data.ts';

/** What the lines of one state of a logger have in common, as text. */
export interface LineTemplate {
  /** All that follows the time stamp, from its closing quote to before the closing brace. */
  readonly text: string;
  /** The keys that have a place of their own, also those without a value. */
  readonly keys: ReadonlySet<string>;
}

/**
 * Makes the template from a record of the message `-`. `undefined` when there cannot be one: an order of keys
 * that is not the usual one, or a value that may look different next time.
 */
export function lineTemplate(
  record: Record<string, unknown>,
  options: EncodingOptions,
  plan: RedactionPlan,
): LineTemplate | undefined {
  const names = Object.keys(record);
  if (names[0] !== 'level' || names[1] !== 'message' || names[2] !== 'timestamp') return undefined;
  if (plan.policyOf(record.classification) !== 'keep') return undefined;
  const rest: Record<string, unknown> = {};
  for (const key of names.slice(3)) {
    const value = record[key];
    if (value === undefined || value === null || value === '') continue;
    if (key === 'toJSON' || (typeof value === 'object' && !isPlainData(value, plan))) return undefined;
    if (typeof value === 'function' || typeof value === 'symbol') return undefined;
    rest[key] = value;
  }
  const { text, truncated } = encodeBounded(rest, options);
  if (truncated.length > 0) return undefined;
  const frame = text === '{}' ? '"' : `",${text.slice(1, -1)}`;
  return { text: flat(frame), keys: new Set(names) };
}

/** The text in one piece: V8 keeps what is put together as a tree, which each line would have to walk. */
const flat = (text: string): string => Buffer.from(text).toString();
