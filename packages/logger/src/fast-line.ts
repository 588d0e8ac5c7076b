import { type EncodingOptions, encodeBounded, type RedactionPlan } from '@pypwext/base';
import { composeEntry } from './compose-entry.ts';
import type { ComposedEntry } from './composed-entry.ts';
import { canTellErrors, errorText } from './error-text.ts';
import { isReserved } from './invocation-keys.ts';
import { KnownTexts } from './known-texts.ts';
import { levelName } from './level.ts';
import type { LineTemplate } from './line-template.ts';
import { isPlainData, isPlainName } from './plain-data.ts';

/** What the text of a call is made with. */
export interface FastSettings {
  readonly plan: RedactionPlan;
  /** The options of the careful walk, for messages that need it. */
  readonly options: EncodingOptions;
  /** Whether entries have a location that is known. */
  readonly located: boolean;
  /** The JSON text of a message or of a location. */
  readonly messages: KnownTexts;
  /** A key of a call as it stands in a line: `,"key":`. */
  readonly names: KnownTexts;
  /** Whether errors may be told the fast way; `undefined` until there is one. */
  errors: boolean | undefined;
}

/** One call of a logger. */
export interface Call {
  readonly level: number;
  readonly input: unknown;
  readonly extra: readonly unknown[];
  /** Where the call is, when its line has to say so. */
  readonly location: string | undefined;
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
    errors: undefined,
  };
}

/** An index comes first in an object; reserved names are not let through. */
const isOrdinaryName = (name: string, plan: RedactionPlan): boolean =>
  !isReserved(name) && !(name >= '0' && name < ':') && isPlainName(name, plan);

/**
 * The line of a call, line end included, made from the template; `undefined` when the call needs the careful
 * way. Both give the same line.
 */
export function fastLine(call: Call, template: LineTemplate, settings: FastSettings): string | undefined {
  const { level, input, extra } = call;
  if (typeof input !== 'string') return composedLine(composeEntry(input, extra), call, template, settings);
  const message = settings.messages.get(input);
  if (message === undefined) return undefined;
  const keys = extra.length === 0 ? '' : extraText(extra, template, settings);
  if (keys === undefined) return undefined;
  const place = placeText(call, template, settings);
  return place === undefined ? undefined : lineText(level, message, template, keys + place);
}

const lineText = (level: number, message: string, template: LineTemplate, keys: string): string =>
  `{"level":"${levelName(level)}","message":${message},"timestamp":"${timestamp()}${template.text}${keys}}\n`;

/** What follows the message: up to two parts that have no key in common. */
function extraText(
  extra: readonly unknown[],
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  const [first, second] = extra;
  if (extra.length > 2) return undefined;
  const start = partText(first, template, settings);
  if (start === undefined || extra.length === 1) return start;
  const end = partText(second, template, settings);
  // A second value of a key belongs in the place of the first.
  return end === undefined || overlap(first, second) ? undefined : start + end;
}

function overlap(first: unknown, second: unknown): boolean {
  if (second instanceof Error) return hasKey(first, 'error');
  for (const key in second as object) if (hasKey(first, key)) return true;
  return false;
}

const hasKey = (part: unknown, key: string): boolean =>
  part instanceof Error ? key === 'error' : Object.hasOwn(part as object, key);

function partText(part: unknown, template: LineTemplate, settings: FastSettings): string | undefined {
  if (!(part instanceof Error)) return keysText(part, template, settings, false);
  settings.errors ??= canTellErrors(settings.plan);
  const text = settings.errors && !template.keys.has('error') ? errorText(part, settings) : undefined;
  return text === undefined ? undefined : `,"error":${text}`;
}

/** The location comes last; a key of that name, of the call or of the logger, has been there before. */
function placeText(
  { extra, location }: Call,
  { keys: taken }: LineTemplate,
  { names, plan }: FastSettings,
): string | undefined {
  if (location === undefined) return '';
  const name = names.get('location');
  if (name === undefined || taken.has('location')) return undefined;
  if (extra.some((part) => hasKey(part, 'location'))) return undefined;
  return name + JSON.stringify(plan.text(location));
}

/** An error alone, and an object with a `message`, are texts with parts; the others are objects of parts. */
function composedLine(
  entry: ComposedEntry,
  call: Call,
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  const { lifted, message: input, extra } = entry;
  return typeof input === 'string' && lifted === undefined && entry !== call.input
    ? fastLine({ ...call, input, extra }, template, settings)
    : entryLine(entry, call, template, settings);
}

/** The line of `logger.method`, and of an object of named parts. */
function entryLine(
  entry: ComposedEntry,
  call: Call,
  template: LineTemplate,
  settings: FastSettings,
): string | undefined {
  const { plan, options } = settings;
  if (!isOrdinary(entry, plan)) return undefined;
  const { lifted, message } = entry;
  const marks = lifted === undefined ? '' : keysText(lifted, template, settings, true);
  const place =
    call.location === undefined ? knownPlace(entry, template, settings) : placeText(call, template, settings);
  if (marks === undefined || place === undefined) return undefined;
  const { level } = call;
  const plain = entry.ownText ? ownMessageText(message as OwnMessage, settings) : plainText(message, plan);
  if (plain !== undefined) return lineText(level, plain, template, marks + place);
  const { text, truncated } = encodeBounded(message, options);
  return truncated.length > 0 ? undefined : lineText(level, text, template, marks + place);
}

function plainText(value: unknown, plan: RedactionPlan): string | undefined {
  if (!isPlainData(value, plan)) return undefined;
  // A call of `JSON.stringify` takes 40 ns.
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
}

/** A message of `logger.method` or `logger.audit`. */
interface OwnMessage {
  readonly msg: string;
  readonly [name: string]: unknown;
}

function ownMessageText(message: OwnMessage, { plan, messages, names }: FastSettings): string | undefined {
  let text = messages.get(message.msg);
  for (const key in message) {
    const value = message[key];
    if (key === 'msg' || value === undefined) continue;
    const name = names.get(key);
    const member = plainText(value, plan);
    if (text === undefined || name === undefined || member === undefined) return undefined;
    text += name + member;
  }
  return text === undefined ? undefined : `{"msg":${text}}`;
}

function knownPlace(
  { location }: ComposedEntry,
  { keys: taken }: LineTemplate,
  { located, messages, names }: FastSettings,
): string | undefined {
  if (location === undefined || !located) return '';
  const name = taken.has('location') ? undefined : names.get('location');
  const text = messages.get(location);
  return name === undefined || text === undefined ? undefined : name + text;
}

function isOrdinary(entry: ComposedEntry, plan: RedactionPlan): boolean {
  const { classification, exception, extra, message, type } = entry;
  if (exception !== undefined || extra.length > 0 || type === 'AUDIT' || message === '') return false;
  return classification === undefined || plan.policyOf(classification) === 'keep';
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
  let all = '';
  for (const key in keys) {
    const name = names.get(key);
    if (name === undefined || taken.has(key)) return undefined;
    const value = (keys as Record<string, unknown>)[key];
    if (value === undefined || value === null || value === '') continue;
    const text = plainText(value, plan);
    if (text === undefined) return undefined;
    if (key === 'classification' || key === 'type') {
      if (!marks) return undefined;
      if (value === 'NA' || value === 'STD') continue;
    }
    all += name + text;
  }
  return all;
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
