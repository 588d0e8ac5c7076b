import { type Clock, isPyPwExtError, PyPwExtInternalError } from '@pypwext/base';
import { checkCredentials } from './check-credentials.ts';
import type { CredentialProvider } from './credential-provider.ts';
import type { AwsCredentials } from './signer.ts';

/** Credentials are renewed this long before they expire, in ms. */
const REFRESH_BEFORE = 300_000;

/**
 * Keeps what a provider brings: calls at the same time share one request, credentials are renewed five
 * minutes before they expire, and those that are still valid are used on when renewing them fails.
 *
 * @param failureMemory - How long a failure is remembered, in ms.
 */
export function createCredentialCache(
  provider: CredentialProvider,
  clock: Clock,
  failureMemory: number,
): CredentialProvider {
  let kept: AwsCredentials | undefined;
  let pending: Promise<AwsCredentials> | undefined;
  let failed: { readonly error: unknown; readonly until: number } | undefined;

  const refresh = async (forceRefresh: boolean): Promise<AwsCredentials> => {
    try {
      const brought = checkCredentials(await provider(forceRefresh ? { forceRefresh } : undefined));
      kept = brought;
      failed = undefined;
      return brought;
    } catch (error) {
      if (kept && timeLeft(kept, clock) > 0) return kept;
      const shown = isPyPwExtError(error) ? error : failure(error);
      failed = { error: shown, until: clock.now() + failureMemory };
      throw shown;
    }
  };

  return async (options) => {
    const forceRefresh = options?.forceRefresh === true;
    if (kept && !forceRefresh && timeLeft(kept, clock) > REFRESH_BEFORE) return kept;
    if (failed && clock.now() < failed.until) throw failed.error;
    pending ??= refresh(forceRefresh).finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

// A provider that reads JSON brings the date as text.
const timeLeft = ({ expiration }: AwsCredentials, clock: Clock): number =>
  (expiration ?? undefined) === undefined
    ? Number.POSITIVE_INFINITY
    : new Date(expiration as Date | string).getTime() - clock.now();

const failure = (cause: unknown): PyPwExtInternalError =>
  new PyPwExtInternalError('The credential provider of the session failed', { cause });
