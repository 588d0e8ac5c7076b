import type { Clock, Encoder, LoggerPort, Transport } from '@pypwext/base';
import type { LoggingOptions } from '../log/logging-options.ts';
import type { FetchFunction } from '../resilience/exchange.ts';
import type { HttpPolicy } from '../resilience/policy.ts';
import type { PyPwExtRetry } from '../resilience/retry.ts';
import type { RetryBudgetOptions } from '../resilience/retry-budget.ts';
import type { CredentialSource } from '../signing/credentials.ts';
import type { SigningOptions } from '../signing/signing-target.ts';
import type { GivenHeaders } from '../template/header-template.ts';

/** The options of a {@link PyPwExtHTTPSession}. All of them have defaults. */
export interface PyPwExtHTTPSessionOptions {
  /** The region for hosts of `signing.hosts` that name none. @defaultValue `AWS_REGION` */
  readonly region?: string;
  /** Headers of every request. Those of a declaration or a call replace them. */
  readonly headers?: GivenHeaders;
  /** The timer of each attempt, in ms; it covers the body. @defaultValue `30_000` */
  readonly timeout?: number;
  /** When calls are tried again; `false` for never. */
  readonly retry?: PyPwExtRetry | false;
  /** How many retries the session affords in all; `false` for any number. */
  readonly retryBudget?: RetryBudgetOptions | false;
  /** Where requests and replies are logged. Without a logger nothing is. */
  readonly logger?: LoggerPort;
  /** How requests and replies are logged; `false` for not at all. */
  readonly logging?: LoggingOptions | false;
  /**
   * The credentials of signatures, or a provider of them.
   * @defaultValue the environment at each attempt, then `@aws-sdk/credential-provider-node` where installed
   */
  readonly credentials?: CredentialSource;
  /**
   * What is signed with AWS Signature Version 4, and how; `false` for nothing.
   * @defaultValue `execute-api` endpoints of API Gateway
   */
  readonly signing?: SigningOptions | false;
  /** What carries `FUNC` and `EVENT` calls, as `lambdaTransport()` of `@pypwext/lambda-invoke`. */
  readonly transports?: readonly Transport[];
  /** What sends a request. It gets `redirect: 'manual'` and a signal. @defaultValue the built-in `fetch` */
  readonly fetch?: FetchFunction;
  /** What turns bodies into JSON. @defaultValue `plainEncoder` of `@pypwext/base` */
  readonly encoder?: Encoder;
  /** What runs around each attempt, as a circuit breaker of cockatiel. */
  readonly policy?: HttpPolicy;
  /** The most that the body of a reply may hold, decompressed, in bytes. @defaultValue `10_485_760` */
  readonly maxResponseBytes?: number;
  /** How many redirects of a GET or HEAD are followed; 0 for none. @defaultValue `5` */
  readonly maxRedirects?: number;
  /** How long before the deadline of the invocation a call ends, in ms. @defaultValue `500` */
  readonly deadlineReserve?: number;
  /**
   * Whether calls go out although `NODE_TLS_REJECT_UNAUTHORIZED=0` has switched the verification of
   * certificates off. By default they are refused: that variable has a way of reaching production.
   * @defaultValue `false`
   */
  readonly allowUnverifiedTls?: boolean;
  /** The time, for tests. @defaultValue `systemClock` of `@pypwext/base` */
  readonly clock?: Clock;
  /** A number of at least 0 and below 1, for the jitter of the waits. @defaultValue `Math.random` */
  readonly random?: () => number;
}
