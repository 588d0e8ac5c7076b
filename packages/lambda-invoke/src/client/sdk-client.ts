import { PyPwExtInternalError } from '@pypwext/base';
import { guardAgainstRepetition, withoutGuard } from './at-most-once.ts';
import type { CallTerms } from './call-terms.ts';
import { createFreshSockets } from './fresh-sockets.ts';
import type { LambdaInvokeClient, LambdaSdkClient } from './lambda-client.ts';
import { oneShotSha256 } from './one-shot-sha256.ts';
import { superviseAttempts } from './supervise-attempts.ts';

type Sdk = typeof import('@aws-sdk/client-lambda');

/** How a client of the SDK is made. */
export interface SdkClientOptions {
  /** The region; without it the SDK finds one in the environment or the shared configuration. */
  readonly region?: string | undefined;
  /** The address of the Invoke API. */
  readonly endpoint?: string | undefined;
  /** Attempts of one call, the first included. */
  readonly maxAttempts: number;
  /** How attempts are spaced. */
  readonly retryMode: 'adaptive' | 'standard';
}

// A connection within AWS is there in milliseconds; the SDK itself would wait for the system, over a minute.
const CONNECTION_TIMEOUT = 3_000;

/** Loads the SDK; it takes about 100 ms, so that it is loaded by the first call and not by an import. */
export async function loadSdk(): Promise<Sdk> {
  try {
    const sdk: Sdk | { readonly default: Sdk } = await import('@aws-sdk/client-lambda');
    // esbuild with code splitting makes the CommonJS build a chunk that exports a default and no names.
    return 'LambdaClient' in sdk ? sdk : sdk.default;
  } catch (error) {
    throw new PyPwExtInternalError(
      'A Lambda call needs @aws-sdk/client-lambda, which could not be loaded: install it, or hand in a client ' +
        'that needs none, as fetchLambdaClient()',
      { cause: error },
    );
  }
}

/** Makes a client of the SDK. */
export async function createSdkClient(options: SdkClientOptions): Promise<LambdaInvokeClient> {
  const { LambdaClient, InvokeCommand } = await loadSdk();
  const { region, endpoint, maxAttempts, retryMode } = options;
  const sockets = createFreshSockets();
  const client = new LambdaClient({
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
    maxAttempts,
    retryMode,
    sha256: oneShotSha256(),
    // One arrangement of the SDK's steps for all calls, and not a new one for each: 7 % of the CPU time of a call.
    cacheMiddleware: true,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT, ...sockets.agents },
  });
  const supervise = superviseAttempts(client);
  return {
    async invoke(input, terms: CallTerms) {
      sockets.discardIdle();
      const command = new InvokeCommand(supervise(input, terms));
      try {
        return await client.send(command);
      } catch (error) {
        throw withoutGuard(error);
      } finally {
        // The arrangement keeps the command that it was made for, which need not keep its payload.
        Object.assign(command, { input: undefined });
      }
    },
    destroy: () => client.destroy(),
  };
}

/** Lets a client of the SDK be used like the others. */
export function adaptSdkClient(client: LambdaSdkClient): LambdaInvokeClient {
  // The promise of an `import` that is done still costs a few microseconds with each call.
  let sdk: Sdk | undefined;
  return {
    async invoke(input, { abortSignal, repeatable }) {
      sdk ??= await loadSdk();
      const command = new sdk.InvokeCommand(input);
      if (!repeatable) guardAgainstRepetition(command);
      try {
        return await client.send(command, { abortSignal });
      } catch (error) {
        throw withoutGuard(error);
      }
    },
    destroy: () => client.destroy?.(),
  };
}
