import { PyPwExtInternalError } from '@pypwext/base';
import type { LambdaClientLike, LambdaInvokeClient } from './lambda-client.ts';
import { adaptSdkClient, createSdkClient, type SdkClientOptions } from './sdk-client.ts';

/** Where the clients of a transport come from. */
export interface ClientPoolOptions extends SdkClientOptions {
  /** A client, or what makes one for a region; without it clients of the SDK are made. */
  readonly client?: LambdaClientLike | ((region: string | undefined) => LambdaClientLike) | undefined;
}

/** The clients of a transport, one a region, each made when it is first needed. */
export interface ClientPool {
  /** The client for a region; `undefined` stands for the region of the options or of the environment. */
  clientFor(region: string | undefined): Promise<LambdaInvokeClient>;
  /** Closes all clients that the pool has made; a client that was handed in stays open. */
  close(): Promise<void>;
}

/** Makes a pool; no client is made yet. */
export function createClientPool(options: ClientPoolOptions): ClientPool {
  const { client, region: ownRegion } = options;
  const clients = new Map<string, Promise<LambdaInvokeClient>>();
  const create = async (region: string | undefined): Promise<LambdaInvokeClient> => {
    if (client === undefined) return createSdkClient({ ...options, region });
    if (typeof client === 'function') return adapt(client(region));
    await refuseOtherRegion(client, region);
    return adapt(client);
  };
  return {
    clientFor(wanted) {
      const region = wanted ?? ownRegion;
      const key = region ?? '';
      const existing = clients.get(key);
      if (existing) return existing;
      const created = create(region);
      clients.set(key, created);
      // What failed once, for want of a region or of the SDK, may work the next time.
      created.catch(() => clients.delete(key));
      return created;
    },
    async close() {
      const open = [...clients.values()];
      clients.clear();
      if (client !== undefined && typeof client !== 'function') return;
      for (const made of await Promise.allSettled(open)) {
        if (made.status === 'fulfilled') made.value.destroy?.();
      }
    },
  };
}

const adapt = (client: LambdaClientLike): LambdaInvokeClient =>
  'invoke' in client ? client : adaptSdkClient(client);

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
