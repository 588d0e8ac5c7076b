import type { StandardSchema } from '@pypwext/base';
import type { PyPwExtRetry } from '../resilience/retry.ts';
import type { GivenHeaders } from '../template/header-template.ts';
import type { QueryParameters } from '../template/query.ts';

/** What a single call may say differently from its declaration and its session. */
export interface CallOverrides {
  /** Headers; they replace those of the declaration and the session. `undefined` keeps one of those. */
  readonly headers?: GivenHeaders;
  /** The timer of each attempt, in ms; it covers the body. */
  readonly timeout?: number;
  /** Settings of the retries over those of the session; `false` for none. */
  readonly retry?: PyPwExtRetry | false;
  /** Whether the call may safely be made twice: POST and PATCH are then retried too. @defaultValue `false` */
  readonly idempotent?: boolean;
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/** The options of `get`, `post`, `put`, `patch`, `delete`, `head`, `options` and `request`. */
export interface RequestOptions<Schema extends StandardSchema | undefined = StandardSchema | undefined>
  extends CallOverrides {
  /** The query: it is added to that of the address. */
  readonly params?: QueryParameters;
  /**
   * The body: text, bytes, a `Blob`, `URLSearchParams`, `FormData`, a stream, or anything that has a JSON
   * form.
   */
  readonly body?: unknown;
  /** The schema of the reply's JSON; any library that implements Standard Schema. */
  readonly model?: Schema;
}

/** The options of `func` and `event`. */
export interface FunctionCallOptions<Schema extends StandardSchema | undefined = StandardSchema | undefined> {
  /** What the called function finds in its client context under `custom`; with `func` only. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The payload: anything that has a JSON form. */
  readonly body?: unknown;
  /** The schema of the result; with `func` only. */
  readonly model?: Schema;
  /** How long to wait, in ms; never longer than what is left of the invocation. */
  readonly timeout?: number;
  /** Whether the call may safely be made twice. @defaultValue `false` */
  readonly idempotent?: boolean;
  /** Ends the call, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}
