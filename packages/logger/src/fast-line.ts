import { type EncodingOptions, encodeBounded, type RedactionPlan } from '@pypwext/base';
import { ComposedEntry } from './composed-entry.ts';
import { isReserved } from './invocation-keys.ts';
import { KnownTexts } from './known-texts.ts';
import type { LineTemplate } from './line-template.ts';
import { isPlainData, isPlainName } from './plain-data.ts';

/** What the text of a call is made with. */
export interface FastSettings {
  readonly plan: RedactionPlan;
  /** The options of the careful walk, for messages that need it. */
  readonly options: EncodingOptions;
  /** Whether entries have a location that is known. */
  readonly located: boolean;
  /** The JSON text of a message. */
  readonly messages: KnownTexts;
  /** A key of a call as it stands in a line: `,"key":`. */
  readonly names: KnownTexts;
}

/** Makes the settings of a logger. */
export function fastSettings(plan: RedactionPlan, options: EncodingOptions, located: boolean): FastSettings {
  return {
    plan,
    options,
    located,
    messages: new KnownTexts((text) =>
      plan.text(text) === text && text !== '' ? JSON.stringify(text) : undefined,
    ),
    names: new KnownTexts((name) => (isOrdinaryName(name, plan) ? `,${JSON.stringify(name)}:` : undefined)),
  };
}

/** An index comes first in an object; reserved names are not let through. */
const isOrdinaryName = (name: string, plan: RedactionPlan): boolean =>
  !isReserved(name) && !(name >= '0' && name < ':') && isPlainName(name, plan);

/**
 * The line of a call, line end included, made from the template; `undefined` when the call needs the careful
 * way. Both give the same line.
 */
export function fastLine(
  level: string,
  input: unknown,
  extra: readonly unknown[],
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  if (extra.length > 1) return undefined;
  if (typeof input !== 'string') return entryLine(level, input, extra, template, settings);
  const message = settings.messages.get(input);
  if (message === undefined) return undefined;
  const keys = extra.length === 0 ? '' : keysText(extra[0], template, settings, false);
  return keys === undefined ? undefined : lineText(level, message, template, keys);
}

const lineText = (level: string, message: string, template: LineTemplate, keys: string): string =>
  `{"level":"${level}","message":${message},"timestamp":"${timestamp()}"${template.text}${keys}}\n`;

/** The line of `logger.method`: the one kind of object input that is frequent. */
function entryLine(
  level: string,
  entry: unknown,
  extra: readonly unknown[],
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  const { plan, options, located } = settings;
  if (!(entry instanceof ComposedEntry) || extra.length > 0 || !isOrdinary(entry, plan)) return undefined;
  const { lifted, location, message } = entry;
  const marks = lifted === undefined ? '' : keysText(lifted, template, settings, true);
  const place = location === undefined || !located ? '' : keysText({ location }, template, settings, true);
  if (marks === undefined || place === undefined) return undefined;
  if (isPlainData(message, plan)) return lineText(level, JSON.stringify(message), template, marks + place);
  const { text, truncated } = encodeBounded(message, options);
  return truncated.length > 0 ? undefined : lineText(level, text, template, marks + place);
}

function isOrdinary(entry: ComposedEntry, plan: RedactionPlan): boolean {
  const { classification, exception, extra, message, type } = entry;
  if (exception !== undefined || extra.length > 0 || type === 'AUDIT' || message === '') return false;
  return classification === undefined || (plan.policies[classification] ?? 'keep') === 'keep';
}

/**
 * The text of the keys of a call, from a comma on. A key that has a place of its own belongs there, and marks may
 * change what the whole line has to be: both need the careful way.
 */
function keysText(
  keys: unknown,
  { keys: taken }: LineTemplate,
  { plan, names }: FastSettings,
  marks: boolean,
): string | undefined {
  if (typeof keys !== 'object' || keys === null || Object.getPrototypeOf(keys) !== Object.prototype) {
    return undefined;
  }
  let text = '';
  for (const key in keys) {
    const name = names.get(key);
    if (name === undefined || taken.has(key)) return undefined;
    const value = (keys as Record<string, unknown>)[key];
    if (value === undefined || value === null || value === '') continue;
    if (!isPlainData(value, plan)) return undefined;
    if (key === 'classification' || key === 'type') {
      if (!marks) return undefined;
      if (value === 'NA' || value === 'STD') continue;
    }
    text += name + (typeof value === 'number' ? value : JSON.stringify(value));
  }
  return text;
}

let lastMillisecond = -1;
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
