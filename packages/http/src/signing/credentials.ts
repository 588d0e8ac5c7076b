import { type Clock, PyPwExtInternalError } from '@pypwext/base';
import { checkCredentials } from './check-credentials.ts';
import { createCredentialCache } from './credential-cache.ts';
import type { CredentialProvider } from './credential-provider.ts';
import type { AwsCredentials } from './signer.ts';

/**
 * Where credentials come from: the credentials, or a provider as AWS's SDK has them. A provider's result is
 * kept until five minutes before it expires.
 */
export type CredentialSource = AwsCredentials | CredentialProvider;

/** How long a failure of the chain is remembered, in ms: a failing chain takes hundreds of ms. */
const FAILURE_MEMORY = 5_000;

/**
 * Prepares the provider of a session. In this order: what the session was given; the environment, read
 * afresh each time, for the runtime may renew it; the chain of `@aws-sdk/credential-provider-node`, where
 * that package is installed.
 *
 * @throws PyPwExtInternalError, by the provider, that names the remedies when there are no credentials.
 */
export function createCredentialProvider(
  source: CredentialSource | undefined,
  clock: Clock,
): CredentialProvider {
  if (typeof source === 'function') return createCredentialCache(source, clock, 0);
  if (source !== undefined) {
    const given = checkCredentials(source);
    return async () => given;
  }
  const chain = createCredentialCache(loadChain(), clock, FAILURE_MEMORY);
  return async (options) => readEnvironment(clock) ?? chain(options);
}

function readEnvironment(clock: Clock): AwsCredentials | undefined {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_CREDENTIAL_EXPIRATION: expiration,
  } = process.env;
  if (!accessKeyId || !secretAccessKey) return undefined;
  if (expiration && Date.parse(expiration) <= clock.now()) return undefined;
  return checkCredentials({ accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) });
}

/**
 * The optional chain. Its name is put together, so that bundlers leave it out: it is 281 KB that no
 * deployed function needs, for there the environment has the credentials.
 */
function loadChain(): CredentialProvider {
  let provider: CredentialProvider | undefined;
  return async (options) => {
    if (!provider) {
      const name = ['@aws-sdk', 'credential-provider-node'].join('/');
      const loaded = await import(/* webpackIgnore: true */ /* @vite-ignore */ name).catch(() => undefined);
      if (!loaded) throw missingCredentials();
      provider = (loaded as { defaultProvider: () => CredentialProvider }).defaultProvider();
    }
    return provider(options).catch((error: unknown) => {
      throw missingCredentials(error);
    });
  };
}

const missingCredentials = (cause?: unknown): PyPwExtInternalError =>
  new PyPwExtInternalError(
    'There are no AWS credentials to sign the request with. Pass credentials to the session, or set ' +
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN), or install ' +
      '@aws-sdk/credential-provider-node for profiles, SSO and roles; signing: false sends it unsigned',
    cause === undefined ? {} : { cause },
  );
