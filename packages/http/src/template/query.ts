import { PyPwExtInternalError, parseTemplate, resolvePlaceholder } from '@pypwext/base';
import { encodeComponent, hasLoneSurrogate } from './encode-component.ts';
import { givenEntries } from './given-entries.ts';
import { type DeclaredArguments, refuse, TextTemplate } from './text-template.ts';

/** A value of a query parameter. */
export type QueryValue = string | number | bigint | boolean | Date;

/**
 * The parameters of a query: a list repeats the parameter; `undefined` and `null` leave it out. A record, or
 * pairs, as `URLSearchParams` has them.
 */
export type QueryParameters =
  | Readonly<Record<string, QueryValue | readonly QueryValue[] | null | undefined>>
  | Iterable<readonly [string, QueryValue]>;

/** Parameters as a declaration has them: text is a template. */
export type DeclaredParameters = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/**
 * Writes a query, without `?`. A space becomes `%20`, never `+`: `+` is read in two ways, and breaks
 * signatures.
 *
 * @throws PyPwExtInternalError for a value that is none, and for text that has no UTF-8 form.
 */
export function writeQuery(parameters: QueryParameters): string {
  const pairs: string[] = [];
  for (const [name, value] of givenEntries<unknown>(parameters, 'params')) {
    if (value === undefined || value === null) continue;
    for (const entry of Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue]) {
      pairs.push(writePair(name, toText(name, entry)));
    }
  }
  return pairs.join('&');
}

/** The query of a declaration: parsed once, written with each call. */
export class QueryTemplate {
  readonly #parameters: readonly (readonly [string, readonly (TextTemplate | string)[]])[];

  /** @throws PyPwExtInternalError for a template that cannot be parsed. */
  constructor(parameters: DeclaredParameters) {
    this.#parameters = Array.from(givenEntries(parameters, 'params'), ([name, value]) => {
      const values = Array.isArray(value) ? (value as readonly QueryValue[]) : [value as QueryValue];
      const parsed = values.map((entry) =>
        typeof entry === 'string' ? new TextTemplate(entry) : toText(name, entry),
      );
      return [name, parsed] as const;
    });
  }

  /** The query, without `?`. */
  write(args: DeclaredArguments): string {
    const pairs: string[] = [];
    for (const [name, values] of this.#parameters) {
      for (const value of values) {
        const texts = typeof value === 'string' ? [value] : renderValues(name, value, args);
        for (const text of texts) pairs.push(writePair(name, text));
      }
    }
    return pairs.join('&');
  }
}

/** One value, or several when the template is one placeholder and its argument a list. */
function renderValues(name: string, template: TextTemplate, args: DeclaredArguments): string[] {
  const place = `the parameter "${name}"`;
  const wellFormed = (value: string): string | undefined =>
    hasLoneSurrogate(value) ? 'has a lone surrogate, which has no UTF-8 form' : undefined;
  const [part, ...others] = template.parts;
  if (part?.kind === 'argument' && others.length === 0 && Object.hasOwn(args, part.name)) {
    const list = args[part.name];
    if (Array.isArray(list)) {
      return list.map((entry: unknown) => {
        const text = resolvePlaceholder(part, { [part.name]: entry }, template.source);
        const problem = wellFormed(text);
        if (problem !== undefined) throw refuse(part, place, problem);
        return text;
      });
    }
    if (list instanceof Date) return [toText(name, list)];
  }
  return [template.render(args, place, wellFormed)];
}

function toText(name: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      if (Number.isFinite(value)) return String(value);
      break;
    default:
      if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  }
  throw new PyPwExtInternalError(
    `The parameter "${name}" must be text, a finite number, a bigint, a boolean, a valid date or a list of them`,
  );
}

function writePair(name: string, value: string): string {
  const [key, text] = [encodeComponent(name), encodeComponent(value)];
  if (key && text !== undefined) return `${key}=${text}`;
  const problem = key === '' ? 'has no name' : 'has a lone surrogate, which has no UTF-8 form';
  throw new PyPwExtInternalError(`The parameter "${name}" ${problem}`);
}

/** Checks at the definition that a query in an address can be taken apart: `a=1&b={b}`. */
export function splitQuery(query: string): DeclaredParameters {
  const parameters: Record<string, string[]> = Object.create(null);
  for (const pair of query.split('&')) {
    if (pair === '') continue;
    const [name = '', ...rest] = pair.split('=');
    const key = decode(name);
    if (parseTemplate(key).some((part) => part.kind !== 'text')) {
      throw new PyPwExtInternalError(`The name of the query parameter "${key}" must not be a placeholder`);
    }
    parameters[key] = [...(parameters[key] ?? []), decode(rest.join('='))];
  }
  return parameters;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new PyPwExtInternalError(`The query part "${text}" is not encoded properly`);
  }
}
