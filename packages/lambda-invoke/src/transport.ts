import { type Encoder, plainEncoder, type Transport } from '@pypwext/base';
import type { LambdaCall } from './call/lambda-call.ts';
import { checkTimeout } from './call/time-limit.ts';
import type { ClientPool } from './client/client-pool.ts';
import { type InvokeSettings, invoke } from './invoke.ts';
import type { LambdaResponse } from './lambda-response.ts';

/** What every transport for Lambda takes, whatever its client. */
export interface TransportSettings {
  /**
   * How long a call may take, in ms, all its attempts included. It never exceeds what is left of the
   * invocation less 500 ms. @defaultValue what is left of the invocation; outside of any, 905 s for `FUNC`
   * (a function runs for 900 s at most) and 60 s for `EVENT`
   */
  readonly timeout?: number;
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
  /**
   * Closes the clients that the transport has made, once the calls that are under way have ended: by their answer,
   * their signal or their own time limit. A call made later opens new connections.
   */
  close(): Promise<void>;
}

/** Makes the transport over a pool of clients. */
export function createTransport(clients: ClientPool, options: TransportSettings): LambdaTransport {
  const { timeout, encoder = plainEncoder } = options;
  if (timeout !== undefined) checkTimeout(timeout);
  const settings: InvokeSettings = { clients, encoder, timeout };
  return {
    methods: ['FUNC', 'EVENT'],
    send: (call) => invoke(call, call.method === 'EVENT' ? 'Event' : 'RequestResponse', settings),
    dryRun: (call) => invoke({ ...call, method: 'FUNC' }, 'DryRun', settings),
    close: () => clients.close(),
  };
}
