/** An HTTP request as a front door receives it. */
export interface GatewayRequest {
  /** Upper case. */
  readonly method: string;
  /** The request target as sent, still encoded: `/a%20b?x=1`. Of a REST API without the stage. */
  readonly target: string;
  /** Names and values in the order and the spelling of the client. */
  readonly headers: ReadonlyArray<readonly [name: string, value: string]>;
  /** The body's bytes, empty when there is none. */
  readonly body: Uint8Array;
  /** The client's address. Default `127.0.0.1`. */
  readonly sourceIp?: string;
  /** Default `HTTP/1.1`. */
  readonly protocol?: string;
  /** The door's own port, for `X-Forwarded-Port`. Default 443. */
  readonly port?: number;
  /** The scheme the client used, for `X-Forwarded-Proto`. Default `https`. */
  readonly scheme?: 'http' | 'https';
}

/** What a door adds to the request from its own side. Everything has a default. */
export interface GatewayContext {
  /** The route that matched. Default: `$default` of an HTTP API, the path itself of a REST API. */
  readonly route?: { readonly method: string; readonly path: string };
  /** Values of the route's parameters, still encoded. Default none. */
  readonly pathParameters?: Readonly<Record<string, string>>;
  /** Default `$default` (HTTP API) or `Prod` (REST API). */
  readonly stage?: string;
  /** Default `123456789012`. */
  readonly accountId?: string;
  /** Default `local`. */
  readonly apiId?: string;
  /** When the request arrived, in ms since 1970. Default: now. */
  readonly timeEpochMs?: number;
  /** REST API only: media types whose bodies are passed in base64. Default none. */
  readonly binaryMediaTypes?: ReadonlyArray<string>;
  /** The trace header for the event, when the client sent none. Default: a fresh one. */
  readonly traceId?: string;
}

/** The path and the query of a request target, both still encoded. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const question = target.indexOf('?');
  return question < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, question), query: target.slice(question + 1) };
}
