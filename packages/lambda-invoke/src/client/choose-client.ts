import { PyPwExtInternalError } from '@pypwext/base';
import type { LambdaClientLike, LambdaInvokeClient } from './lambda-client.ts';
import { checkEndpoint } from './lambda-endpoint.ts';
import { adaptSdkClient, createSdkClient, type SdkClientOptions } from './sdk-client.ts';

/** A client, or what makes one for a region. */
export type ClientChoice = LambdaClientLike | ((region: string | undefined) => LambdaClientLike);

/**
 * The client for a region: the one that was handed in, or one of the SDK.
 *
 * @throws PyPwExtInternalError when the client that was handed in calls another region.
 */
export async function chooseClient(
  client: ClientChoice | undefined,
  options: SdkClientOptions,
): Promise<LambdaInvokeClient> {
  if (client === undefined) {
    if (options.endpoint !== undefined) checkEndpoint(options.endpoint);
    return createSdkClient(options);
  }
  if (typeof client === 'function') return adapt(client(options.region));
  await refuseOtherRegion(client, options.region);
  return adapt(client);
}

/**
 * The aggregated client of the SDK, `Lambda`, has a method `invoke` of its own, which knows of no terms: what can
 * `send` is the SDK's.
 */
const adapt = (client: LambdaClientLike): LambdaInvokeClient =>
  'send' in client ? adaptSdkClient(client) : client;

/** A client of the SDK sends to its own region, whatever the ARN says. */
async function refuseOtherRegion(client: LambdaClientLike, wanted: string | undefined): Promise<void> {
  const { config } = client as { config?: { region?: unknown } };
  if (wanted === undefined || typeof config?.region !== 'function') return;
  const actual: unknown = await config.region();
  if (actual === wanted) return;
  throw new PyPwExtInternalError(
    `The function is in ${wanted}, and the client that was handed in calls ${String(actual)}: ` +
      'hand in a function that makes a client for a region, or none',
  );
}
