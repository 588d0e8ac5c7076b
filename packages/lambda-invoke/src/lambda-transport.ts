import { type ClientChoice, chooseClient } from './client/choose-client.ts';
import { createClientPool } from './client/client-pool.ts';
import { createTransport, type LambdaTransport, type TransportSettings } from './transport.ts';

/** The options of {@link lambdaTransport} and of `PyPwExtLambdaInvoker`. */
export interface LambdaTransportOptions extends TransportSettings {
  /**
   * The client that sends: a `LambdaClient` of `@aws-sdk/client-lambda`, a client that needs no SDK, or what
   * makes either for a region. Its own settings hold then, and `endpoint`, `maxAttempts` and `retryMode` are
   * without effect; a `FUNC` call that is not idempotent is not repeated by it either way. By default
   * the SDK is loaded, and a client made, by the first call.
   */
  readonly client?: ClientChoice;
  /**
   * The region of functions that are not called by their ARN.
   * @defaultValue what the SDK finds: `AWS_REGION`, or the shared configuration
   */
  readonly region?: string;
  /** The address of the Invoke API. @defaultValue `AWS_ENDPOINT_URL_LAMBDA`, or the region's own address */
  readonly endpoint?: string;
  /** Attempts of one call, the first included. @defaultValue `10` */
  readonly maxAttempts?: number;
  /**
   * How attempts are spaced: `standard` waits longer before each, `adaptive` also slows down all calls of the
   * client while Lambda throttles it. @defaultValue `'adaptive'`
   */
  readonly retryMode?: 'adaptive' | 'standard';
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
  const { client, endpoint, maxAttempts = 10, retryMode = 'adaptive' } = options;
  const clients = createClientPool({
    create: (region) => chooseClient(client, { region, endpoint, maxAttempts, retryMode }),
    region: options.region,
    owned: client === undefined || typeof client === 'function',
  });
  return createTransport(clients, options);
}
