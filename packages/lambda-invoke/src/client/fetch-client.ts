import { type Clock, PyPwExtInternalError, systemClock } from '@pypwext/base';
import { CallTerms } from './call-terms.ts';
import { certainlyNotRun } from './certainly-not-run.ts';
import { exchange } from './fetch-exchange.ts';
import type { LambdaInvokeClient } from './lambda-client.ts';
import { checkEndpoint, lambdaEndpoint } from './lambda-endpoint.ts';
import type { SignRequest } from './signable-request.ts';

/** The options of {@link fetchLambdaClient}. */
export interface FetchLambdaClientOptions {
  /** Signs a request with SigV4 and gives all the headers to send; it is called for each attempt. */
  readonly sign: SignRequest;
  /** The region. @defaultValue `AWS_REGION`, or `AWS_DEFAULT_REGION` */
  readonly region?: string;
  /** The address of the Invoke API. @defaultValue `AWS_ENDPOINT_URL_LAMBDA`, or the region's own address */
  readonly endpoint?: string;
  /** Sends the requests. @defaultValue the `fetch` of the process */
  readonly fetch?: typeof fetch;
  /** Attempts of one call, the first included. @defaultValue `10` */
  readonly maxAttempts?: number;
  /** Time, for the waits between attempts. @defaultValue `systemClock` of `@pypwext/base` */
  readonly clock?: Clock;
}

/**
 * A client without the AWS SDK, for those who count kilobytes: `fetch`, and a signer that is handed in, such
 * as `AwsV4Signer` of aws4fetch (6 KB).
 *
 * Its limits: credentials are the signer's business; waits between attempts are random and grow, but calls
 * do not slow each other down as with `retryMode: 'adaptive'`; clock skew is not corrected; `fetch` gives up
 * after 300 s without an answer, unless one with other timeouts is handed in; and addresses of the ISO
 * partitions must be given as `endpoint`.
 *
 * @example
 * ```ts no-run
 * import { fetchLambdaClient, PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
 *
 * const sign = async ({ headers }: { headers: Readonly<Record<string, string>> }) => ({ ...headers, authorization: '...' });
 * const lambda = new PyPwExtLambdaInvoker({ client: fetchLambdaClient({ sign }) });
 * await lambda.event('audit', { body: { what: 'offered' } });
 * ```
 */
export function fetchLambdaClient(options: FetchLambdaClientOptions): LambdaInvokeClient {
  const { maxAttempts = 10, clock = systemClock } = options;
  return {
    async invoke(input, terms) {
      const { abortSignal, repeatable, region: named } = terms;
      const history = terms instanceof CallTerms ? terms.history : undefined;
      const { AWS_REGION, AWS_DEFAULT_REGION, AWS_ENDPOINT_URL_LAMBDA } = process.env;
      const region = named ?? options.region ?? AWS_REGION ?? AWS_DEFAULT_REGION;
      if (!region) {
        throw new PyPwExtInternalError(
          'A Lambda call needs a region: set AWS_REGION, or give the option region',
        );
      }
      const given = options.endpoint ?? AWS_ENDPOINT_URL_LAMBDA;
      const endpoint = given === undefined ? lambdaEndpoint(region) : checkEndpoint(given);
      const target = { endpoint, region, sign: options.sign, fetch: options.fetch ?? fetch };
      for (let attempt = 1; ; attempt += 1) {
        history?.begin();
        try {
          const output = await exchange(input, target, abortSignal);
          return { ...output, $metadata: { ...output.$metadata, attempts: attempt } };
        } catch (error) {
          history?.failed(error);
          const again = attempt < maxAttempts && isTransient(error) && (repeatable || certainlyNotRun(error));
          if (!again) throw withAttempts(error, attempt);
          await clock.sleep(waitBefore(attempt, error), abortSignal);
        }
      }
    },
  };
}

interface Failure {
  readonly name?: string;
  readonly code?: string;
  $metadata?: { httpStatusCode?: number; attempts?: number };
}

/** Whether another attempt may succeed: throttled, failed, or not connected. */
function isTransient(error: unknown): boolean {
  const { name, code, $metadata } = error as Failure;
  const status = $metadata?.httpStatusCode;
  if (status === undefined) return code !== undefined && name !== 'AbortError';
  return status === 429 || status >= 500;
}

// Full jitter; the bases and the bound are those of the SDK's standard strategy.
function waitBefore(attempt: number, error: unknown): number {
  const base = (error as Failure).$metadata?.httpStatusCode === 429 ? 1_000 : 50;
  return Math.random() * Math.min(20_000, base * 2 ** (attempt - 1));
}

function withAttempts(error: unknown, attempts: number): unknown {
  if (error instanceof Error) {
    const failure = error as Failure;
    failure.$metadata = { ...failure.$metadata, attempts };
  }
  return error;
}
