import type { TransportRequest } from '@pypwext/base';

/** What a Lambda call may say beyond what every transport understands. */
export interface LambdaCallOptions {
  /** A version or alias, when the name has none. */
  readonly qualifier?: string;
  /** Whether the answer holds the last 4 KB of the function's log; with `FUNC` only. @defaultValue `false` */
  readonly logTail?: boolean;
  /** The tenant, of a function in tenant isolation mode. */
  readonly tenantId?: string;
  /** The name of the execution, of a durable function: unique, so that a repeated call starts nothing new. */
  readonly durableExecutionName?: string;
  /**
   * Whether an `EVENT` call carries the trail of the invocation, in a wrapper around the payload:
   * `{ "pypwext": { ... }, "payload": ... }`. The called function must know of it, as `contract.handler`
   * does. @defaultValue `false`
   */
  readonly wrapPayload?: boolean;
}

/** A Lambda call. */
export interface LambdaCall extends TransportRequest, LambdaCallOptions {}
