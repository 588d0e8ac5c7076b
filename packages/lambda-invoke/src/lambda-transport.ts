import { type Encoder, plainEncoder, type Transport } from '@pypwext/base';
import type { LambdaCall } from './call/lambda-call.ts';
import { createClientPool } from './client/client-pool.ts';
import type { LambdaClientLike } from './client/lambda-client.ts';
import { type InvokeSettings, invoke } from './invoke.ts';
import type { LambdaResponse } from './lambda-response.ts';

/** The options of {@link lambdaTransport} and of `PyPwExtLambdaInvoker`. */
export interface LambdaTransportOptions {
  /**
   * The client that sends: a `LambdaClient` of `@aws-sdk/client-lambda`, a client that needs no SDK, or what
   * makes either for a region. Its own settings hold then, and `endpoint`, `maxAttempts` and `retryMode` are
   * without effect; a `FUNC` call that is not idempotent is not repeated by it either way. By default
   * the SDK is loaded, and a client made, by the first call.
   */
  readonly client?: LambdaClientLike | ((region: string | undefined) => LambdaClientLike);
  /**
   * The region of functions that are not called by their ARN.
   * @defaultValue what the SDK finds: `AWS_REGION`, or the shared configuration
   */
  readonly region?: string;
  /** The address of the Invoke API. @defaultValue `AWS_ENDPOINT_URL_LAMBDA`, or the region's own address */
  readonly endpoint?: string;
  /**
   * How long a call may take, in ms, all its attempts included. It never exceeds what is left of the
   * invocation less 500 ms. @defaultValue what is left of the invocation; outside of any, 905 s for `FUNC`
   * (a function runs for 900 s at most) and 60 s for `EVENT`
   */
  readonly timeout?: number;
  /** Attempts of one call, the first included. @defaultValue `10` */
  readonly maxAttempts?: number;
  /**
   * How attempts are spaced: `standard` waits longer before each, `adaptive` also slows down all calls of the
   * client while Lambda throttles it. @defaultValue `'adaptive'`
   */
  readonly retryMode?: 'adaptive' | 'standard';
  /** Encodes payloads and client contexts. @defaultValue `plainEncoder` of `@pypwext/base` */
  readonly encoder?: Encoder;
}

/** Carries `FUNC` and `EVENT` calls to AWS Lambda. */
export interface LambdaTransport extends Transport {
  /**
   * Makes a call.
   *
   * @throws LambdaInvokeError, a `PyPwExtHTTPError`, when the function failed or could not be called.
   * @throws PyPwExtInternalError for a name that is none, and for missing credentials or region.
   */
  send(call: LambdaCall): Promise<LambdaResponse>;
  /** Asks Lambda whether the call would be allowed, without making it. */
  dryRun(call: Omit<LambdaCall, 'method'>): Promise<LambdaResponse>;
  /** Closes the clients that the transport has made. */
  close(): Promise<void>;
}

/**
 * The transport for `FUNC` and `EVENT`: hand it to a session of `@pypwext/http`, or use it as it is.
 *
 * `FUNC` runs a function at most once: another attempt follows only where Lambda refused the one before
 * (throttling and the like), or where there was no connection to send it over. Whoever declares a call
 * `idempotent` gets attempts after lost connections and server errors too. `EVENT` always does: Lambda itself
 * delivers an event at least once.
 *
 * @example
 * ```ts
 * import { lambdaTransport } from '@pypwext/lambda-invoke';
 *
 * // Nothing is loaded and no connection is made before the first call.
 * const transport = lambdaTransport({ region: 'eu-west-1', timeout: 5_000 });
 * console.log(transport.methods); // [ 'FUNC', 'EVENT' ]
 * ```
 */
export function lambdaTransport(options: LambdaTransportOptions = {}): LambdaTransport {
  const { client, region, endpoint, timeout, maxAttempts = 10, retryMode = 'adaptive' } = options;
  const { encoder = plainEncoder } = options;
  const clients = createClientPool({ client, region, endpoint, maxAttempts, retryMode });
  const settings: InvokeSettings = { clients, encoder, timeout };
  return {
    methods: ['FUNC', 'EVENT'],
    send: (call) => invoke(call, call.method === 'EVENT' ? 'Event' : 'RequestResponse', settings),
    dryRun: (call) => invoke({ ...call, method: 'FUNC' }, 'DryRun', settings),
    close: () => clients.close(),
  };
}
