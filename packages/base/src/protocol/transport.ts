/** The kinds of Lambda call: `FUNC` waits for the result, `EVENT` hands the payload over and returns. */
export type TransportMethod = 'FUNC' | 'EVENT';

/** A call that is ready to be sent. */
export interface TransportRequest {
  /** Whether the result is waited for. */
  readonly method: TransportMethod;
  /** A function name, `name:alias`, partial ARN or ARN. */
  readonly name: string;
  /** What the called function finds in its client context under `custom`; with `FUNC` only. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The payload. Anything that the transport's encoder can encode; absent means an empty payload. */
  readonly body?: unknown;
  /** How long to wait, in ms. It never exceeds what is left of the invocation. */
  readonly timeout?: number;
  /** Whether the call may safely be made twice. @defaultValue `false` */
  readonly idempotent?: boolean;
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The answer of the Invoke API, as it came. */
export interface TransportResponse {
  /** 200 for `FUNC`, 202 for `EVENT`, 204 for a dry run. */
  readonly StatusCode: number;
  /** Set when the called function failed. */
  readonly FunctionError?: string;
  /** The last 4 KB of the function's log, in base64, when asked for. */
  readonly LogResult?: string;
  /** The bytes of the result. */
  readonly Payload?: Uint8Array;
  /** The version that ran. */
  readonly ExecutedVersion?: string;
  /** What the SDK tells of the exchange: request id, attempts, waiting time. */
  readonly ResponseMetadata?: Readonly<Record<string, unknown>>;
  /** The payload as text; empty when there is none. */
  payloadAsText(): string;
  /** The payload parsed as JSON; `undefined` when there is none. */
  payloadAsJson<T = unknown>(): T | undefined;
}

/**
 * Carries a `FUNC` or `EVENT` call to where it belongs. `lambdaTransport()` of `@pypwext/lambda-invoke` is
 * one; a session of `@pypwext/http` takes any number of them.
 */
export interface Transport {
  /** The methods that this transport carries. */
  readonly methods: readonly TransportMethod[];
  /**
   * Sends the call.
   *
   * @throws PyPwExtHTTPError when the called function failed, or could not be called.
   */
  send(call: TransportRequest): Promise<TransportResponse>;
  /** Releases what the transport holds open. */
  close?(): void | Promise<void>;
}
