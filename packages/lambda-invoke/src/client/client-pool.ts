import { CallsUnderWay } from '../call/calls-under-way.ts';
import type { LambdaInvokeClient } from './lambda-client.ts';

/** Where the clients of a pool come from. */
export interface ClientPoolOptions {
  /** Makes the client for a region; `undefined` stands for the region of the environment. */
  readonly create: (region: string | undefined) => LambdaInvokeClient | Promise<LambdaInvokeClient>;
  /** The region of functions that are not called by their ARN. */
  readonly region: string | undefined;
  /** Whether the clients are closed with the pool. */
  readonly owned: boolean;
}

/** The clients of a transport, one a region, each made when it is first needed. */
export interface ClientPool {
  /** The client for a region; `undefined` stands for the region of the options or of the environment. */
  clientFor(region: string | undefined): Promise<LambdaInvokeClient>;
  /** The calls that are made now; closing waits for them. */
  readonly underWay: CallsUnderWay;
  /** Closes the clients that are the pool's own, once the calls that are under way have ended. */
  close(): Promise<void>;
}

/** Makes a pool; no client is made yet. */
export function createClientPool({ create, region: ownRegion, owned }: ClientPoolOptions): ClientPool {
  const clients = new Map<string, Promise<LambdaInvokeClient>>();
  let underWay = new CallsUnderWay();
  return {
    get underWay() {
      return underWay;
    },
    clientFor(wanted) {
      const region = wanted ?? ownRegion;
      const key = region ?? '';
      const existing = clients.get(key);
      if (existing) return existing;
      const created = (async () => create(region))();
      clients.set(key, created);
      // What failed once, for want of a region or of the SDK, may work the next time.
      created.catch(() => clients.delete(key));
      return created;
    },
    async close() {
      const open = [...clients.values()];
      const calls = underWay;
      // A call that comes later gets a client of its own.
      clients.clear();
      underWay = new CallsUnderWay();
      if (!owned) return;
      await calls.allEnded();
      for (const made of await Promise.allSettled(open)) {
        if (made.status === 'fulfilled') made.value.destroy?.();
      }
    },
  };
}
