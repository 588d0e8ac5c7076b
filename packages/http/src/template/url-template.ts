import { PyPwExtInternalError, parseTemplate, resolvePlaceholder, type TemplatePart } from '@pypwext/base';
import { encodeComponent } from './encode-component.ts';
import { QueryTemplate, splitQuery } from './query.ts';
import { type DeclaredArguments, refuse } from './text-template.ts';
import { resolveBase, resolveHostValue } from './url-origin.ts';

const DOT_SEGMENT = /^(?:\.|%2e){1,2}$/i;

/**
 * The address of a declaration: parsed and checked once, rendered with each call. It is `https://host/path`
 * or `http://...`, or begins with one environment placeholder for scheme, host and path so far. In the host
 * only the environment has a say; values in the path and the query are encoded.
 */
export class UrlTemplate {
  readonly source: string;
  readonly #scheme: string | undefined;
  readonly #authority: readonly TemplatePart[];
  readonly #path: readonly TemplatePart[];
  readonly #query: QueryTemplate;

  /** @throws PyPwExtInternalError that says what is wrong with the template. */
  constructor(source: string) {
    this.source = source;
    const [address = '', ...query] = source.split('?');
    this.#query = new QueryTemplate(splitQuery(query.join('?')));
    const text = address.replace(/\{[^{}]*\}/g, '');
    if (/[\s\\#\p{Cc}]/u.test(text))
      throw this.#problem('has a space, a backslash, a "#" or a control character');
    const scheme = /^https?:\/\//i.exec(address)?.[0].toLowerCase();
    const base = /^\{([A-Z][A-Z0-9_]*)\}(?=\/|$)/.exec(address);
    if (!scheme && !base) {
      throw this.#problem('must begin with https://, http:// or one {ENVIRONMENT_VARIABLE} followed by /');
    }
    this.#scheme = scheme;
    const rest = address.slice(scheme?.length ?? 0);
    const slash = rest.indexOf('/');
    this.#authority = parseTemplate(slash < 0 ? rest : rest.slice(0, slash));
    this.#path = parseTemplate(slash < 0 ? '' : rest.slice(slash)).map(encodeText);
    this.#checkAuthority();
  }

  /**
   * The address of a call, proven to have the origin and the path that were declared.
   *
   * @throws PyPwExtInternalError that names the placeholder whose value is missing or refused.
   */
  render(args: DeclaredArguments): URL {
    const { origin, path: prefix } = this.#renderOrigin(args);
    const path = prefix + this.#renderPath(args);
    const query = this.#query.write(args);
    if (!URL.canParse(origin)) throw this.#problem('has no valid host with these values');
    const url = new URL(`${origin}${path}${query === '' ? '' : `?${query}`}`);
    // What was checked piece by piece must hold for the whole, as the parser of the platform reads it.
    if (url.origin !== new URL(origin).origin || url.pathname !== (path || '/') || url.username !== '') {
      throw this.#problem('does not keep its host and path with these values');
    }
    return url;
  }

  #checkAuthority(): void {
    const argument = this.#authority.find((part) => part.kind === 'argument');
    if (argument) {
      throw this.#problem(
        `has the argument {${argument.name}} in the host: whoever calls could choose the host. ` +
          'Use an {UPPER_CASE} environment variable',
      );
    }
    // A letter stands for a label, a digit for a port.
    const samples = ['x', '1'].map((sample) =>
      this.#authority.map((part) => (part.kind === 'text' ? part.text : sample)).join(''),
    );
    if (samples[0]?.includes('@')) throw this.#problem('has user information before the host');
    if (this.#scheme && !samples.some((sample) => URL.canParse(this.#scheme + sample))) {
      throw this.#problem('has no valid host');
    }
    this.#checkPath();
  }

  #checkPath(): void {
    const path = this.#path.map((part) => (part.kind === 'text' ? part.text : '{}')).join('');
    for (const segment of path.split('/')) {
      if (DOT_SEGMENT.test(segment)) throw this.#problem(`has the path segment "${segment}"`);
    }
  }

  #renderOrigin(args: DeclaredArguments): { origin: string; path: string } {
    const values = this.#authority.map((part) => {
      if (part.kind === 'text') return part.text;
      const value = resolvePlaceholder(part, args, this.source);
      return this.#scheme ? resolveHostValue(part, value, this.source) : value;
    });
    const [part] = this.#authority;
    if (this.#scheme || !part || part.kind === 'text')
      return { origin: this.#scheme + values.join(''), path: '' };
    return resolveBase(part, values.join(''), this.source);
  }

  #renderPath(args: DeclaredArguments): string {
    let path = '';
    let last: Exclude<TemplatePart, { kind: 'text' }> | undefined;
    const place = `the path of "${this.source}"`;
    for (const part of this.#path) {
      if (part.kind === 'text') {
        path += part.text;
        continue;
      }
      last = part;
      const value = resolvePlaceholder(part, args, this.source);
      if (/\p{Cc}/u.test(value)) throw refuse(part, place, 'has a control character');
      const encoded = encodeComponent(value);
      if (encoded === undefined) throw refuse(part, place, 'has a lone surrogate, which has no UTF-8 form');
      path += encoded;
    }
    // The parser of the platform would walk up: `/v1/{id}/admin` with `..` is `/admin`.
    if (last && path.split('/').some((segment) => DOT_SEGMENT.test(segment))) {
      throw refuse(last, place, 'makes a segment "." or ".."');
    }
    return path;
  }

  #problem(what: string): PyPwExtInternalError {
    return new PyPwExtInternalError(`The address "${this.source}" ${what}`);
  }
}

/** Writes the text of a path as the parser of the platform would, so that the two can be compared. */
function encodeText(part: TemplatePart): TemplatePart {
  if (part.kind !== 'text') return part;
  const text = part.text.replace(/[^\x21-\x7e]+|["<>`^]/gu, (characters) => encodeURIComponent(characters));
  return { kind: 'text', text };
}
