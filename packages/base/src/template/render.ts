import { PyPwExtInternalError } from '../error/internal-error.ts';
import { parseTemplate, type TemplatePart } from './parse.ts';
import type { Placeholders } from './placeholders.ts';

/** What a placeholder may be replaced with. */
export type TemplateValue = string | number | bigint | boolean;

/** The arguments of a template: one property for each of its placeholders. */
export type TemplateArguments<Template extends string> = Readonly<
  Record<Placeholders<Template>, TemplateValue>
>;

/**
 * Renders a template: `{UPPER_CASE}` comes from the environment, everything else from the arguments' own
 * properties. Values stand as they are; what needs encoding is encoded by the caller.
 *
 * @throws PyPwExtInternalError that names the placeholder and the template, for a value that is missing,
 * empty, not finite, or neither text, number, bigint nor boolean.
 *
 * @example
 * ```ts
 * import { renderTemplate } from '@pypwext/base';
 *
 * process.env.STAGE = 'prod';
 * console.log(renderTemplate('{STAGE}-orders-{customer}', { customer: 17 })); // prod-orders-17
 * ```
 */
export function renderTemplate<const Template extends string>(
  template: Template,
  args: TemplateArguments<Template>,
): string {
  return parseTemplate(template)
    .map((part) => (part.kind === 'text' ? part.text : resolvePlaceholder(part, args, template)))
    .join('');
}

/**
 * The text that a placeholder stands for.
 *
 * @throws PyPwExtInternalError as {@link renderTemplate}.
 */
export function resolvePlaceholder(
  part: Exclude<TemplatePart, { kind: 'text' }>,
  args: Readonly<Record<string, unknown>>,
  template: string,
): string {
  const { kind, name } = part;
  // Own properties only: `{constructor}` must not find what every object inherits.
  const value =
    kind === 'environment' ? process.env[name] : Object.hasOwn(args, name) ? args[name] : undefined;
  const text = toText(value);
  if (text !== undefined) return text;
  const source = kind === 'environment' ? 'environment variable' : 'argument';
  throw new PyPwExtInternalError(`The ${source} {${name}} of the template "${template}" ${describe(value)}`);
}

function toText(value: unknown): string | undefined {
  switch (typeof value) {
    case 'string':
      return value === '' ? undefined : value;
    case 'number':
      return Number.isFinite(value) ? String(value) : undefined;
    case 'bigint':
    case 'boolean':
      return String(value);
    default:
      return undefined;
  }
}

/** Says what is wrong with a value without showing it. */
function describe(value: unknown): string {
  if (value === undefined || value === null) return 'is missing';
  if (value === '') return 'is empty';
  return typeof value === 'number' ? 'is not a finite number' : 'is neither text, number, bigint nor boolean';
}
