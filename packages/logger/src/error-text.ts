import type { RedactionPlan } from '@pypwext/base';
import type { KnownTexts } from './known-texts.ts';
import { isPlainData, isPlainName } from './plain-data.ts';

/** Causes that are told the fast way; a longer chain, or an endless one, needs the careful way. */
const MAXIMUM_CAUSES = 4;

/** The names of the record of an error, and that of its place in an entry. */
const NAMES = ['error', 'name', 'location', 'message', 'stack', 'cause'];

/** What the text of an error is made with. */
export interface ErrorTextSettings {
  readonly plan: RedactionPlan;
  /** A key as it stands in a line: `,"key":`; `undefined` for one that needs the careful way. */
  readonly names: KnownTexts;
}

/** Whether no name of the record of an error is one to redact. */
export const canTellErrors = (plan: RedactionPlan): boolean => NAMES.every((name) => isPlainName(name, plan));

/**
 * The JSON text of an error, as Powertools' formatter and the walk make it; `undefined` when it takes them:
 * classified errors, those with a `toJSON`, with `errors` or with members that are not plain data.
 *
 * The formatter alone takes 7 us for an error of 8 frames: it asks for `POWERTOOLS_DEV` by an exception.
 */
export function errorText(error: Error, settings: ErrorTextSettings): string | undefined {
  // Powertools reads it for each error, and writes stacks as lists then.
  return process.env.POWERTOOLS_DEV ? undefined : plainErrorText(error, settings, 0);
}

function plainErrorText(error: Error, settings: ErrorTextSettings, above: number): string | undefined {
  const { name, message, stack, cause } = error;
  if (typeof name !== 'string' || typeof message !== 'string' || typeof stack !== 'string') return undefined;
  if (above > MAXIMUM_CAUSES || isSpecial(error)) return undefined;
  const reason = causeText(cause, settings, above);
  const own = ownText(error, settings);
  if (reason === undefined || own === undefined) return undefined;
  const { plan } = settings;
  const text = (value: string): string => JSON.stringify(plan.text(value));
  const place = stack === '' ? '' : stackLocation(stack);
  return `{"name":${text(name)},"location":${text(place)},"message":${text(message)},"stack":${text(stack)}${reason}${own}}`;
}

/** Errors of PyPwExt are among those with a `toJSON`. */
function isSpecial(error: Error): boolean {
  const { toJSON, classification, errors } = error as Error & Record<string, unknown>;
  return typeof toJSON === 'function' || classification !== undefined || Array.isArray(errors);
}

function causeText(cause: unknown, settings: ErrorTextSettings, above: number): string | undefined {
  if (cause === undefined) return '';
  const text =
    cause instanceof Error
      ? plainErrorText(cause, settings, above + 1)
      : isPlainData(cause, settings.plan)
        ? JSON.stringify(cause)
        : undefined;
  return text === undefined ? undefined : `,"cause":${text}`;
}

/** What a program has added: `code`, `errno`, `details`, ... */
function ownText(error: Error, { plan, names }: ErrorTextSettings): string | undefined {
  let text = '';
  for (const key in error) {
    if (key === 'name' || key === 'message' || key === 'stack' || key === 'cause') continue;
    const name = names.get(key);
    if (name === undefined || key === 'location' || !Object.hasOwn(error, key)) return undefined;
    const value = (error as unknown as Record<string, unknown>)[key];
    if (!isPlainData(value, plan)) return undefined;
    if (value !== undefined) text += name + JSON.stringify(value);
  }
  return text;
}

/** The first line of a stack that ends with a place in parentheses, as `file:line`. */
export function stackLocation(stack: string): string {
  for (let start = 0; start <= stack.length; ) {
    const next = stack.indexOf('\n', start);
    const end = next === -1 ? stack.length : next;
    const match = /\(([^()]*?):(\d+?):(\d+?)\)\\?$/.exec(stack.slice(start, end));
    if (match !== null) return `${match[1]}:${Number(match[2])}`;
    start = end + 1;
  }
  return '';
}
