import { PyPwExtInternalError, parseTemplate, resolvePlaceholder, type TemplatePart } from '@pypwext/base';
import { parseFunctionName } from '../call/function-name.ts';
import type { LambdaCall } from '../call/lambda-call.ts';
import type { LambdaCallDeclaration } from './lambda-declaration.ts';

/** A declaration that has been checked; it renders one call after the other. */
export type RenderCall = (args: unknown) => LambdaCall;

/**
 * Parses a declaration once, so that a mistake shows where the call is declared.
 *
 * @throws PyPwExtInternalError that says what is wrong.
 */
export function prepareDeclaration(declaration: LambdaCallDeclaration): RenderCall {
  const { method, url, params, body, model, ...options } = declaration;
  if (method !== 'FUNC' && method !== 'EVENT') {
    throw new PyPwExtInternalError(
      `A declared Lambda call has the method FUNC or EVENT, not ${String(method)}`,
    );
  }
  if (method === 'EVENT' && params !== undefined) {
    throw new PyPwExtInternalError(`EVENT ${url} cannot have params: it has no client context`);
  }
  if (method === 'EVENT' && model !== undefined) {
    throw new PyPwExtInternalError(`EVENT ${url} cannot have a model: it has no result`);
  }
  const renderName = functionNameTemplate(url);
  const templates = Object.entries(params ?? {}).map(
    ([key, value]) => [key, typeof value === 'string' ? parseTemplate(value) : undefined, value] as const,
  );
  return (given) => {
    const args = requireArguments(given, url);
    const rendered = templates.map(([key, parts, value]) => [
      key,
      parts === undefined ? value : render(parts, args, String(value)),
    ]);
    return {
      ...options,
      method,
      name: renderName(),
      ...(params === undefined ? {} : { params: Object.fromEntries(rendered) }),
      ...(body === undefined ? {} : { body: bodyOf(args, body, url) }),
    };
  };
}

/**
 * Parses the name of a function that may hold `{UPPER_CASE}` placeholders; they are read with each call.
 *
 * @throws PyPwExtInternalError for any other placeholder, and for a name that can be none.
 */
export function functionNameTemplate(template: string): () => string {
  const parts = parseTemplate(template);
  const argument = parts.find((part) => part.kind === 'argument');
  if (argument !== undefined) {
    throw new PyPwExtInternalError(
      `The function name "${template}" has the argument {${argument.name}}: whoever calls could choose the ` +
        'function. Use an {UPPER_CASE} environment variable',
    );
  }
  if (parts.every((part) => part.kind === 'text')) parseFunctionName(template);
  return () => render(parts, {}, template);
}

const render = (
  parts: readonly TemplatePart[],
  args: Readonly<Record<string, unknown>>,
  template: string,
): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : resolvePlaceholder(part, args, template))).join('');

function requireArguments(given: unknown, url: string): Readonly<Record<string, unknown>> {
  if (given === undefined) return {};
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    return given as Record<string, unknown>;
  }
  throw new PyPwExtInternalError(`The call of ${url} takes one object with its arguments, as { id: 17 }`);
}

function bodyOf(args: Readonly<Record<string, unknown>>, body: string, url: string): unknown {
  if (Object.hasOwn(args, body) && args[body] !== undefined) return args[body];
  throw new PyPwExtInternalError(`The argument "${body}", the body of the call of ${url}, is missing`);
}
