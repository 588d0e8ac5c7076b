import { type EncodingOptions, encodeBounded, type RedactionPlan } from '@pypwext/base';
import { ComposedEntry } from './composed-entry.ts';
import { isReserved } from './invocation-keys.ts';
import type { LineTemplate } from './line-template.ts';
import { isPlainData } from './plain-data.ts';

/** What the text of a call is made with. */
export interface FastSettings {
  readonly plan: RedactionPlan;
  /** The options of the careful walk, for messages that need it. */
  readonly options: EncodingOptions;
}

/**
 * The line of a call, line end included, made from the template; `undefined` when the call needs the careful
 * way. Both give the same bytes.
 */
export function fastLine(
  level: string,
  input: unknown,
  extra: readonly unknown[],
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  if (extra.length > 1 || input === '') return undefined;
  const message =
    typeof input === 'string' ? plainText(input, settings.plan) : entryText(input, template, settings);
  if (message === undefined) return undefined;
  const keys = extra.length === 0 ? '' : keysText(extra[0], template, settings.plan);
  if (keys === undefined) return undefined;
  return `{"level":"${level}","message":${message.text},"timestamp":"${timestamp()}"${template.text}${keys}${message.marks}}\n`;
}

interface MessageText {
  readonly text: string;
  /** The keys of the entry that go with the message. */
  readonly marks: string;
}

function plainText(input: string, plan: RedactionPlan): MessageText | undefined {
  return plan.text(input) === input ? { text: JSON.stringify(input), marks: '' } : undefined;
}

/** The message of `logger.method`: the one kind of object input that is frequent. */
function entryText(
  input: unknown,
  template: LineTemplate,
  { plan, options }: FastSettings,
): MessageText | undefined {
  if (
    !(input instanceof ComposedEntry) ||
    input.exception !== undefined ||
    input.extra.length > 0 ||
    input.type === 'AUDIT'
  )
    return undefined;
  const { classification } = input;
  if (classification !== undefined && (plan.policies[classification] ?? 'keep') !== 'keep') return undefined;
  const { text, truncated } = isPlainData(input.message, plan)
    ? { text: JSON.stringify(input.message), truncated: [] }
    : encodeBounded(input.message, options);
  const marks = marksText(input, template, plan);
  return truncated.length > 0 || marks === undefined ? undefined : { text, marks };
}

function marksText(entry: ComposedEntry, template: LineTemplate, plan: RedactionPlan): string | undefined {
  const marks = keysText({ ...entry.lifted }, template, plan, ['NA', 'STD']);
  const place = entry.location === undefined ? '' : keysText({ location: entry.location }, template, plan);
  return marks === undefined || place === undefined ? undefined : marks + place;
}

function keysText(
  keys: unknown,
  template: LineTemplate,
  plan: RedactionPlan,
  marks?: readonly unknown[],
): string | undefined {
  if (typeof keys !== 'object' || keys === null || Object.getPrototypeOf(keys) !== Object.prototype)
    return undefined;
  // The whole first: names of secrets, names that JSON or Powertools treats in its own way, anything not plain.
  if (!isPlainData(keys, plan)) return undefined;
  let text = '';
  for (const key of Object.keys(keys)) {
    if (marks === undefined && (key === 'classification' || key === 'type')) return undefined;
    // A key with a place of its own goes there; one that is an index comes first; some are not let through.
    if (template.keys.has(key) || isReserved(key) || (key >= '0' && key < ':')) return undefined;
    const value = (keys as Record<string, unknown>)[key];
    if (value === undefined || value === null || value === '' || marks?.includes(value)) continue;
    text += `,${JSON.stringify(key)}:${JSON.stringify(value)}`;
  }
  return text;
}

let lastMillisecond = Number.NaN;
let lastText = '';

/** Many lines of one millisecond share one text: making it takes 0.5 us. */
function timestamp(): string {
  const now = Date.now();
  if (now !== lastMillisecond) {
    lastText = new Date(now).toISOString();
    lastMillisecond = now;
  }
  return lastText;
}
