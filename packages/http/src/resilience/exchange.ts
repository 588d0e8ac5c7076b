import type { Clock } from '@pypwext/base';
import type { RequestSigner } from '../signing/request-signer.ts';
import type { IdleSockets } from './idle-sockets.ts';
import type { HttpPolicy } from './policy.ts';
import type { RetrySettings } from './retry.ts';
import type { RetryBudget } from './retry-budget.ts';

/** Sends one request: the built-in `fetch`, or what the session was given. */
export type FetchFunction = (url: string, init: RequestInit) => Promise<Response>;

/** What all calls of a session share. */
export interface Engine {
  readonly fetch: FetchFunction;
  readonly clock: Clock;
  readonly random: () => number;
  readonly budget: RetryBudget | undefined;
  readonly policy: HttpPolicy | undefined;
  readonly idleSockets: IdleSockets;
  readonly maxResponseBytes: number;
  readonly maxRedirects: number;
}

/** How one call is to be made, besides what is sent. */
export interface ExchangeSettings {
  /** The timer of each attempt, in ms. */
  readonly timeout: number;
  readonly retry: RetrySettings | false;
  readonly idempotent: boolean;
  /** Whether the body can be sent a second time. */
  readonly replayable: boolean;
  /** When the call must be over, in ms since the epoch. */
  readonly deadline: number | undefined;
  readonly signal: AbortSignal | undefined;
  /** Signs each hop; absent when signing is off. */
  readonly signer: RequestSigner | undefined;
}

/** A request that is ready to be sent. */
export interface ExchangeRequest {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. A plain record: walking over `Headers` costs several µs each time. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
  readonly settings: ExchangeSettings;
}

/** A body in the form in which it is sent. */
export type RequestBody = string | Uint8Array | ReadableStream<Uint8Array>;
