import { PyPwExtInternalError, type StandardSchema } from '@pypwext/base';
import type { CallOverrides } from '../request/call-options.ts';
import { HeaderTemplates } from '../template/header-template.ts';
import { QueryTemplate } from '../template/query.ts';
import { argumentNames, type DeclaredArguments, TextTemplate } from '../template/text-template.ts';
import { UrlTemplate } from '../template/url-template.ts';
import type { CallDeclaration, HeaderTemplateMap, ParameterTemplates } from './declaration.ts';

/** A declaration as it is at run time, after the type checks. */
export interface RawDeclaration extends CallOverrides {
  readonly method?: string;
  readonly url: string;
  readonly params?: ParameterTemplates;
  readonly headers?: HeaderTemplateMap;
  readonly body?: string;
  readonly model?: StandardSchema | undefined;
}

/** What a declared HTTP call is with the arguments of one call. */
export interface RenderedCall {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** What a declared FUNC or EVENT call is with the arguments of one call. */
export interface RenderedFunctionCall {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
}

/** A declaration whose templates are parsed, ready to be rendered with each call. */
export type ParsedDeclaration =
  | {
      readonly kind: 'http';
      readonly method: string;
      readonly render: (args: DeclaredArguments) => RenderedCall;
    }
  | {
      readonly kind: 'function';
      readonly method: 'FUNC' | 'EVENT';
      readonly render: (args: DeclaredArguments) => RenderedFunctionCall;
    };

/**
 * Parses a declaration once, so that a mistake shows where the call is declared.
 *
 * @throws PyPwExtInternalError that says what is wrong.
 */
export function parseDeclaration(declaration: RawDeclaration): ParsedDeclaration {
  const { method = 'GET', url } = declaration ?? {};
  if (typeof url !== 'string') throw new PyPwExtInternalError('A declared call needs a url');
  if (method === 'FUNC' || method === 'EVENT') return parseFunctionCall(method, declaration);
  const address = new UrlTemplate(url);
  const query = new QueryTemplate(declaration.params ?? {});
  const headers = new HeaderTemplates(declaration.headers ?? {});
  return {
    kind: 'http',
    method: method.toUpperCase(),
    render: (args) => {
      const rendered = address.render(args);
      const more = query.write(args);
      if (more !== '') rendered.search = rendered.search === '' ? more : `${rendered.search}&${more}`;
      return { url: rendered, headers: headers.render(args), body: bodyOf(declaration, args) };
    },
  };
}

function parseFunctionCall(method: 'FUNC' | 'EVENT', declaration: RawDeclaration): ParsedDeclaration {
  const { url, params, headers } = declaration;
  const name = new TextTemplate(url);
  const [argument] = argumentNames(name.parts);
  if (argument !== undefined) {
    throw new PyPwExtInternalError(
      `The function name "${url}" has the argument {${argument}}: whoever calls could choose the function. ` +
        'Use an {UPPER_CASE} environment variable',
    );
  }
  if (method === 'EVENT' && params !== undefined) {
    throw new PyPwExtInternalError(`EVENT ${url} cannot have params: only FUNC calls have a client context`);
  }
  if (headers !== undefined) throw new PyPwExtInternalError(`${method} ${url} cannot have headers`);
  const parsed = Object.entries(params ?? {}).map(
    ([key, value]) => [key, typeof value === 'string' ? new TextTemplate(value) : value] as const,
  );
  return {
    kind: 'function',
    method,
    render: (args) => ({
      name: name.render(args, `the function name "${url}"`),
      params:
        params && Object.fromEntries(parsed.map(([key, value]) => [key, renderParam(key, value, args)])),
      body: bodyOf(declaration, args),
    }),
  };
}

const renderParam = (key: string, value: unknown, args: DeclaredArguments): unknown =>
  value instanceof TextTemplate ? value.render(args, `the parameter "${key}"`) : value;

function bodyOf({ body, url }: RawDeclaration, args: DeclaredArguments): unknown {
  if (body === undefined) return undefined;
  if (Object.hasOwn(args, body) && args[body] !== undefined) return args[body];
  throw new PyPwExtInternalError(`The argument "${body}", the body of "${url}", is missing`);
}

/** What of a declaration goes for each of its calls, or what a call says instead; `undefined` says nothing. */
export function declaredOverrides(
  declaration: CallOverrides | RawDeclaration | CallDeclaration,
): CallOverrides {
  const { timeout, retry, idempotent } = declaration;
  return {
    ...(timeout === undefined ? {} : { timeout }),
    ...(retry === undefined ? {} : { retry }),
    ...(idempotent === undefined ? {} : { idempotent }),
  };
}

/**
 * Checks that a call came with its arguments.
 *
 * @throws PyPwExtInternalError otherwise.
 */
export function requireArguments(args: unknown, subject: string): DeclaredArguments {
  if (args === undefined) return {};
  if (typeof args === 'object' && args !== null && !Array.isArray(args)) return args as DeclaredArguments;
  throw new PyPwExtInternalError(`${subject} takes one object with its arguments, as { id: 17 }`);
}
