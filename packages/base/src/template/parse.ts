import { PyPwExtInternalError } from '../error/internal-error.ts';

/** A piece of a parsed template. */
export type TemplatePart =
  /** Text that stands for itself. */
  | { readonly kind: 'text'; readonly text: string }
  /** `{name}`: a property of the arguments. */
  | { readonly kind: 'argument'; readonly name: string }
  /** `{NAME}`: a variable of the environment. */
  | { readonly kind: 'environment'; readonly name: string };

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
// The same rule as the type `EnvironmentPlaceholders`: `_A` is an argument.
const ENVIRONMENT_NAME = /^[A-Z][A-Z0-9_]*$/;

/**
 * Parses a template into its parts. Placeholders are `{UPPER_CASE}` for the environment and `{anyOtherName}`
 * for arguments; a name begins with a letter or an underscore, and holds letters, digits and underscores.
 *
 * @throws PyPwExtInternalError for an unclosed or stray brace and for a name that is none.
 *
 * @example
 * ```ts
 * import { parseTemplate } from '@pypwext/base';
 *
 * console.log(parseTemplate('/v1/{id}'));
 * // [ { kind: 'text', text: '/v1/' }, { kind: 'argument', name: 'id' } ]
 * ```
 */
export function parseTemplate(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let position = 0;
  while (position < template.length) {
    const open = template.indexOf('{', position);
    const text = template.slice(position, open < 0 ? undefined : open);
    if (text.includes('}')) throw problem(template, 'a stray "}"');
    if (text !== '') parts.push({ kind: 'text', text });
    if (open < 0) break;
    const close = template.indexOf('}', open);
    if (close < 0) throw problem(template, 'an unclosed "{"');
    parts.push(placeholder(template, template.slice(open + 1, close)));
    position = close + 1;
  }
  return parts;
}

function placeholder(template: string, name: string): TemplatePart {
  if (!NAME.test(name)) throw problem(template, `"{${name}}", which is not a valid placeholder name`);
  return { kind: ENVIRONMENT_NAME.test(name) ? 'environment' : 'argument', name };
}

const problem = (template: string, what: string): PyPwExtInternalError =>
  new PyPwExtInternalError(`The template "${template}" has ${what}`);
