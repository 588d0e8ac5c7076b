import type { AttemptRecord } from '@pypwext/base';

/** A reply whose body has been read. */
export interface ReceivedReply {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Headers;
  readonly body: Uint8Array;
  /** The address that answered; after redirects not the one that was asked. */
  readonly url: string;
  /** Whether there were redirects on the way. */
  readonly redirected: boolean;
}

/**
 * Why an attempt has no reply: the network, the timer of the attempt, the deadline of the invocation, a
 * body beyond the bound, or a policy that did not let it go.
 */
export type FailureKind = 'network' | 'timeout' | 'deadline' | 'tooLarge' | 'refused';

/** How an attempt ended. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: ReceivedReply }
  | { readonly kind: FailureKind; readonly cause?: unknown }
  /** The caller's signal ended it. */
  | { readonly kind: 'aborted'; readonly reason: unknown }
  /** The request could not be made: a fault in the set-up, as missing credentials. */
  | { readonly kind: 'fault'; readonly error: unknown };

/** How a call ended, and all that led there. */
export interface ExchangeResult {
  readonly outcome: Outcome;
  readonly attempts: readonly AttemptRecord[];
}
