import { createClientPool } from './client/client-pool.ts';
import { type FetchLambdaClientOptions, fetchLambdaClient } from './client/fetch-client.ts';
import { createTransport, type LambdaTransport, type TransportSettings } from './transport.ts';

/** The options of {@link fetchLambdaTransport}. */
export interface FetchLambdaTransportOptions extends FetchLambdaClientOptions, TransportSettings {}

/**
 * The transport without the AWS SDK, which is not part of its bundle either: `fetch`, and a SigV4 signer that
 * is handed in. What it does and does not do compared with `lambdaTransport` is said at
 * {@link fetchLambdaClient}.
 *
 * @example
 * ```ts no-run
 * import { fetchLambdaTransport } from '@pypwext/lambda-invoke';
 * import { AwsV4Signer } from 'aws4fetch';
 *
 * const transport = fetchLambdaTransport({
 *   sign: async (request) => {
 *     const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN = '' } = process.env;
 *     const credentials = {
 *       accessKeyId: AWS_ACCESS_KEY_ID,
 *       secretAccessKey: AWS_SECRET_ACCESS_KEY,
 *       sessionToken: AWS_SESSION_TOKEN,
 *     };
 *     const { body, ...rest } = request;
 *     const signer = new AwsV4Signer({ ...rest, ...credentials, ...(body ? { body: body as Uint8Array<ArrayBuffer> } : {}) });
 *     return (await signer.sign()).headers;
 *   },
 * });
 * await transport.send({ method: 'FUNC', name: 'pricing', body: { age: 30 } });
 * ```
 */
export function fetchLambdaTransport(options: FetchLambdaTransportOptions): LambdaTransport {
  const client = fetchLambdaClient(options);
  return createTransport(
    createClientPool({ create: () => client, region: options.region, owned: true }),
    options,
  );
}
