import {
  PyPwExtInternalError,
  type SchemaOutput,
  type StandardSchema,
  type TransportMethod,
  type TransportResponse,
} from '@pypwext/base';
import { createCall } from '../declaration/call.ts';
import type { CarrierOf, DeclaredCall, DeclaredMethod, ModelData } from '../declaration/call-types.ts';
import type {
  CallDeclaration,
  DeclarationMethod,
  HeaderTemplateMap,
  ParameterTemplates,
} from '../declaration/declaration.ts';
import type { CallArguments } from '../declaration/declaration-check.ts';
import { createMethod } from '../declaration/method.ts';
import type { RawDeclaration } from '../declaration/parsed-declaration.ts';
import { prepareDeclared, type RunDeclared } from '../declaration/run-declared.ts';
import type { HttpReply } from '../reply/http-reply.ts';
import type { FunctionCallOptions, RequestOptions } from '../request/call-options.ts';
import { execute } from '../request/execute.ts';
import { executeFunction } from '../request/execute-function.ts';
import { createFetchClient, type FetchClient } from '../request/fetch-client.ts';
import { requestUrl } from '../request/request-url.ts';
import { checkHeaders } from '../template/header-template.ts';
import { HttpVerbs } from './http-verbs.ts';
import type { PyPwExtHTTPSessionOptions } from './session-options.ts';
import { resolveSettings, type SessionSettings } from './session-settings.ts';

/**
 * Makes HTTP calls that survive production: retried with jitter and `Retry-After`, bounded by the time that
 * is left of the invocation, signed where AWS asks for it, and logged without secrets.
 *
 * The verbs give the reply whatever its status; {@link PyPwExtHTTPSession.call} and
 * {@link PyPwExtHTTPSession.method} declare a call once, with placeholders that are checked at compile time.
 *
 * @example
 * ```ts no-run
 * import { PyPwExtHTTPSession } from '@pypwext/http';
 *
 * const http = new PyPwExtHTTPSession({ timeout: 5_000, retry: { total: 3 } });
 * const reply = await http.get('https://api.example.com/v1/cities', { params: { country: 'SE' } });
 * console.log(reply.responseCode, reply.json());
 * ```
 */
export class PyPwExtHTTPSession extends HttpVerbs {
  readonly #settings: SessionSettings;
  readonly #client: FetchClient;
  readonly #open = new Set<Promise<unknown>>();
  #closing: Promise<void> | undefined;

  /** @throws PyPwExtInternalError for an option that makes no sense. */
  constructor(options: PyPwExtHTTPSessionOptions = {}) {
    super();
    this.#settings = resolveSettings(options);
    this.#client = createFetchClient(this.#settings.engine, this.#settings.headers);
  }

  /** Makes a call with any method; otherwise as {@link HttpVerbs.get}. */
  override request<Schema extends StandardSchema | undefined = undefined>(
    method: string,
    url: string | URL,
    options: RequestOptions<Schema> = {},
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.#track(async () => {
      const { params, body, model, headers, ...overrides } = options ?? {};
      const reply = await execute(this.#settings, this.#client, {
        method: typeof method === 'string' ? method.toUpperCase() : '',
        url: requestUrl(url, params),
        headers: checkHeaders(headers ?? {}),
        ...{ body, model, overrides },
      });
      return reply as HttpReply<ModelData<Schema>>;
    });
  }

  /**
   * Declares a call. The result is a function of the placeholders' values; it resolves to the validated data
   * with a `model`, else to the reply.
   *
   * @throws PyPwExtInternalError at the declaration, for one that makes no sense; at the call, for a value
   * that is missing or refused.
   * @throws PyPwExtHTTPError at the call, as {@link HttpVerbs.get}, and for a status above 299, with
   * that status, the response and its body.
   *
   * @example
   * ```ts no-run
   * import { PyPwExtHTTPSession } from '@pypwext/http';
   *
   * const http = new PyPwExtHTTPSession();
   * const cities = http.call({
   *   url: 'https://{STAGE}.example.com/v1/cities',
   *   params: { country: '{country}' },
   * });
   * console.log((await cities({ country: 'SE' })).json());
   * ```
   */
  call<
    const Url extends string,
    const Params extends ParameterTemplates = Record<never, never>,
    const Headers extends HeaderTemplateMap = Record<never, never>,
    const Body extends string = never,
    const Method extends DeclarationMethod = 'GET',
    Model extends StandardSchema | undefined = undefined,
  >(
    declaration: CallDeclaration<Method, Url, Params, Headers, Body, Model>,
  ): DeclaredCall<CallArguments<Url, Params, Headers, Body>, Model, Method> {
    const call = createCall(this.#prepare(declaration), declaration.model !== undefined);
    return call as DeclaredCall<CallArguments<Url, Params, Headers, Body>, Model, Method>;
  }

  /**
   * Declares a call whose reply is handed to a function, which decides what it results in: wraps a function,
   * or decorates a method, under either decorator protocol.
   *
   * @throws PyPwExtInternalError at the declaration, for one that makes no sense; at the call, for a value
   * that is missing or refused.
   * @throws PyPwExtHTTPError at the call, as {@link HttpVerbs.get}.
   *
   * @example
   * ```ts no-run
   * import { StdPyPwExtError } from '@pypwext/base';
   * import { PyPwExtHTTPSession } from '@pypwext/http';
   *
   * const http = new PyPwExtHTTPSession();
   * const sendOffer = http.method({
   *   method: 'POST',
   *   url: 'https://{STAGE}.execute-api.{AWS_REGION}.amazonaws.com/{apiVersion}/my-api',
   *   params: { email: '{email}' },
   *   body: 'customer',
   * })(async ({ email }: { apiVersion: string; email: string; customer: { age: number } }, reply) => {
   *   if (!reply.ok) throw new StdPyPwExtError(`${email} was refused`, { code: reply.responseCode });
   *   return reply.json<{ offer: string }>();
   * });
   * await sendOffer({ apiVersion: 'v1', email: 'a@example.com', customer: { age: 40 } });
   * ```
   */
  method<
    const Url extends string,
    const Params extends ParameterTemplates = Record<never, never>,
    const Headers extends HeaderTemplateMap = Record<never, never>,
    const Body extends string = never,
    const Method extends DeclarationMethod = 'GET',
    Model extends StandardSchema | undefined = undefined,
  >(
    declaration: CallDeclaration<Method, Url, Params, Headers, Body, Model>,
  ): DeclaredMethod<
    CallArguments<Url, Params, Headers, Body>,
    HttpReply<ModelData<Model>, CarrierOf<Method>>
  > {
    return createMethod(this.#prepare(declaration)) as DeclaredMethod<
      CallArguments<Url, Params, Headers, Body>,
      HttpReply<ModelData<Model>, CarrierOf<Method>>
    >;
  }

  /**
   * Calls a Lambda function and waits for its result, through `lambdaTransport()` of `@pypwext/lambda-invoke`.
   *
   * @param name - A function name, `name:alias`, partial ARN or ARN.
   * @returns The Lambda response, or the validated data when there is a `model`.
   * @throws PyPwExtInternalError without a transport for it.
   * @throws PyPwExtHTTPError when the function failed or could not be called.
   */
  func<Schema extends StandardSchema | undefined = undefined>(
    name: string,
    options: FunctionCallOptions<Schema> = {},
  ): Promise<Schema extends StandardSchema ? SchemaOutput<Schema> : TransportResponse> {
    return this.#invoke('FUNC', name, options) as never;
  }

  /** Hands an event to a Lambda function and does not wait; otherwise as {@link PyPwExtHTTPSession.func}. */
  event(
    name: string,
    options: Omit<FunctionCallOptions<undefined>, 'params' | 'model'> = {},
  ): Promise<TransportResponse> {
    return this.#invoke('EVENT', name, options) as Promise<TransportResponse>;
  }

  /**
   * Ends the session: calls that are under way come to their end, new ones are refused, and the transports
   * are closed. It may be called more than once.
   */
  close(): Promise<void> {
    this.#closing ??= (async () => {
      await Promise.allSettled(this.#open);
      // One that fails to close keeps none of the others open.
      const { transports } = this.#settings;
      const closed = await Promise.allSettled(transports.map(async (transport) => transport.close?.()));
      for (const one of closed) if (one.status === 'rejected') throw one.reason;
    })();
    return this.#closing;
  }

  /** As {@link PyPwExtHTTPSession.close}, for `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #prepare(declaration: object): RunDeclared {
    const run = prepareDeclared(this.#settings, this.#client, declaration as RawDeclaration);
    return (args, overrides) => this.#track(() => run(args, overrides));
  }

  #invoke(method: TransportMethod, name: string, options: FunctionCallOptions): Promise<unknown> {
    return this.#track(async () => {
      const reply = await executeFunction(this.#settings, method, name, options ?? {});
      return options?.model ? reply.data : reply.response;
    });
  }

  async #track<T>(call: () => Promise<T>): Promise<T> {
    if (this.#closing) throw new PyPwExtInternalError('The session is closed: make a new one');
    const running = call();
    this.#open.add(running);
    try {
      return await running;
    } finally {
      this.#open.delete(running);
    }
  }
}
