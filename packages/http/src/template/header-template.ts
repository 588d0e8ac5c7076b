import { PyPwExtInternalError } from '@pypwext/base';
import { givenEntries } from './given-entries.ts';
import { type DeclaredArguments, TextTemplate } from './text-template.ts';

const NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** Set by the connection; a request that sets them is at best ignored, at worst smuggled. */
const FORBIDDEN: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/**
 * What is wrong with a header's value; `undefined` when nothing is. Line breaks would let a value add
 * headers of its own (RFC 9110, section 5.5).
 */
export function headerValueProblem(value: string): string | undefined {
  for (let index = 0; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code > 255) return 'has a character that no header can hold (beyond Latin-1)';
    if ((code < 32 && code !== 9) || code === 127) return 'has a line break or another control character';
  }
  return undefined;
}

/**
 * Checks the name of a header.
 *
 * @throws PyPwExtInternalError for one that is no name, or that the connection sets.
 */
export function checkHeaderName(name: string): void {
  if (!NAME.test(name)) throw new PyPwExtInternalError(`"${name}" is not a valid header name`);
  if (FORBIDDEN.includes(name.toLowerCase())) {
    throw new PyPwExtInternalError(`The header "${name}" is set by the connection and cannot be given`);
  }
}

/** Headers of a call or a session: a record, or `Headers`; `undefined` leaves one out. */
export type GivenHeaders = Readonly<Record<string, string | undefined>> | Iterable<readonly [string, string]>;

/**
 * Checks headers that stand as they are; those that are `undefined` are left out. Names come out in lower
 * case.
 *
 * @throws PyPwExtInternalError that names the header, never its value.
 */
export function checkHeaders(headers: GivenHeaders): Record<string, string> {
  const checked: Record<string, string> = Object.create(null);
  for (const [name, value] of givenEntries<string | undefined>(headers, 'headers')) {
    if (value === undefined) continue;
    checkHeaderName(name);
    const problem = typeof value === 'string' ? headerValueProblem(value) : 'is no text';
    if (problem !== undefined) throw new PyPwExtInternalError(`The header "${name}" ${problem}`);
    checked[name.toLowerCase()] = value;
  }
  return checked;
}

/** The headers of a declaration: parsed once, rendered with each call. */
export class HeaderTemplates {
  readonly #headers: readonly (readonly [string, TextTemplate])[];

  /** @throws PyPwExtInternalError for a bad name or a template that cannot be parsed. */
  constructor(headers: Readonly<Record<string, string>>) {
    this.#headers = Array.from(givenEntries(headers, 'headers'), ([name, value]) => {
      checkHeaderName(name);
      const template = new TextTemplate(value);
      for (const part of template.parts) {
        const problem = part.kind === 'text' ? headerValueProblem(part.text) : undefined;
        if (problem !== undefined) throw new PyPwExtInternalError(`The header "${name}" ${problem}`);
      }
      return [name.toLowerCase(), template] as const;
    });
  }

  /** @throws PyPwExtInternalError that names the placeholder and the header, never the value. */
  render(args: DeclaredArguments): Record<string, string> {
    const rendered: Record<string, string> = Object.create(null);
    for (const [name, template] of this.#headers) {
      rendered[name] = template.render(args, `the header "${name}"`, headerValueProblem);
    }
    return rendered;
  }
}
