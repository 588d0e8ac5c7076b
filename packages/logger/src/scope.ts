import { currentInvocation, followOutcome, openInvocation, resumeInvocation } from '@pypwext/base';
import { ScopedInvocation } from './scoped-invocation.ts';

/**
 * Runs a function with further keys on every entry that it and what it calls write. Calls beside it, and the
 * rest of the invocation, do not see them. The steps of a generator run inside of the scope.
 */
export function runInScope<T>(keys: Readonly<Record<string, unknown>>, fn: () => T): T {
  const around = currentInvocation();
  if (around === undefined) return openInvocation({ logKeys: keys }, fn);
  const scope = new ScopedInvocation(around, keys);
  const outcome = followOutcome(() => resumeInvocation(scope, fn), {
    returned: (value) => value,
    threw: (error) => {
      throw error;
    },
    step: (next) => resumeInvocation(scope, next),
  });
  return outcome as T;
}
