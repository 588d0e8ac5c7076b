import { PyPwExtInternalError, parseTemplate, resolvePlaceholder, type TemplatePart } from '@pypwext/base';

/** The arguments of a declared call. */
export type DeclaredArguments = Readonly<Record<string, unknown>>;

/** A placeholder of a template. */
export type Placeholder = Exclude<TemplatePart, { kind: 'text' }>;

/** The names of the arguments that parts take. */
export function argumentNames(parts: readonly TemplatePart[]): string[] {
  return parts.flatMap((part) => (part.kind === 'argument' ? [part.name] : []));
}

/**
 * Refuses a value without showing it, which may be a secret.
 *
 * @param place - Where the placeholder stands, as `the path of "https://..."`.
 */
export function refuse(part: Placeholder, place: string, what: string): PyPwExtInternalError {
  const source = part.kind === 'environment' ? 'environment variable' : 'argument';
  return new PyPwExtInternalError(`The ${source} {${part.name}} of ${place} ${what}`);
}

/** A template whose values stand as they are: a header, a function name, a parameter of a FUNC call. */
export class TextTemplate {
  readonly source: string;
  readonly parts: readonly TemplatePart[];

  /** @throws PyPwExtInternalError for a template that cannot be parsed. */
  constructor(source: string) {
    this.source = source;
    this.parts = parseTemplate(source);
  }

  /**
   * @param check - What is wrong with a value, as `'has a line break'`; `undefined` when nothing is.
   * @throws PyPwExtInternalError that names the placeholder, for a missing or refused value.
   */
  render(args: DeclaredArguments, place: string, check?: (value: string) => string | undefined): string {
    let text = '';
    for (const part of this.parts) {
      if (part.kind === 'text') {
        text += part.text;
        continue;
      }
      const value = resolvePlaceholder(part, args, this.source);
      const problem = check?.(value);
      if (problem !== undefined) throw refuse(part, place, problem);
      text += value;
    }
    return text;
  }
}
