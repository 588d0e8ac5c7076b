import type { StandardSchema } from '@pypwext/base';
import type { CallOverrides } from '../request/call-options.ts';
import type { QueryValue } from '../template/query.ts';
import type { TemplatesCheck, UrlCheck } from './declaration-check.ts';

/** The methods of a declaration: those of HTTP, and the two of Lambda. */
export type DeclarationMethod =
  | 'GET'
  | 'POST'
  | 'PUT'
  | 'PATCH'
  | 'DELETE'
  | 'HEAD'
  | 'OPTIONS'
  | 'FUNC'
  | 'EVENT';

/** Parameters of a declaration: text is a template. */
export type ParameterTemplates = Readonly<Record<string, QueryValue | readonly QueryValue[]>>;

/** Headers of a declaration: each is a template. */
export type HeaderTemplateMap = Readonly<Record<string, string>>;

/**
 * A call, declared once. Placeholders `{UPPER_CASE}` are read from the environment, all others from the
 * arguments, afresh with each call.
 *
 * @typeParam Method - The method.
 * @typeParam Url - The address.
 * @typeParam Params - The query parameters.
 * @typeParam Headers - The headers.
 * @typeParam Body - The name of the argument that is the body.
 * @typeParam Model - The schema of the reply.
 */
export interface CallDeclaration<
  Method extends DeclarationMethod = DeclarationMethod,
  Url extends string = string,
  Params extends ParameterTemplates = ParameterTemplates,
  Headers extends HeaderTemplateMap = HeaderTemplateMap,
  Body extends string = string,
  Model extends StandardSchema | undefined = StandardSchema | undefined,
> extends Omit<CallOverrides, 'headers' | 'signal'> {
  /** The method. @defaultValue `'GET'` */
  readonly method?: Method;
  /**
   * The address: `https://{STAGE}.example.com/v1/{id}`, or `{BASE_URL}/v1/{id}`. In the host only the
   * environment has a say. With `FUNC` and `EVENT`: a function name, `name:alias`, partial ARN or ARN.
   */
  readonly url: UrlCheck<Method, Url>;
  /** The query: `{ email: '{email}' }`. With `FUNC`: what the called function finds in its client context. */
  readonly params?: TemplatesCheck<Params>;
  /** Headers: `{ 'x-tenant': '{tenant}' }`. */
  readonly headers?: TemplatesCheck<Headers>;
  /** The name of the argument that is the body. */
  readonly body?: Body;
  /** The schema of the reply's JSON; any library that implements Standard Schema. */
  readonly model?: Model;
}
