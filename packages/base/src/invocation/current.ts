import type { ErrorCollector } from '../error/error-collector.ts';
import { PyPwExtInternalError } from '../error/internal-error.ts';
import type { Invocation } from './invocation.ts';
import { invocationStorage } from './storage.ts';

/**
 * The invocation that the calling code belongs to, or `undefined` outside of any.
 *
 * @example
 * ```ts
 * import { currentInvocation, runInvocation } from '@pypwext/base';
 *
 * console.log(currentInvocation()); // undefined
 * runInvocation({ trace: { pypwextId: 'a1' } }, () => {
 *   console.log(currentInvocation()?.trace.pypwextId); // a1
 * });
 * ```
 */
export function currentInvocation(): Invocation | undefined {
  return invocationStorage().getStore();
}

/**
 * The invocation that the calling code belongs to.
 *
 * @throws PyPwExtInternalError outside of any invocation.
 */
export function requireInvocation(): Invocation {
  const invocation = currentInvocation();
  if (invocation) return invocation;
  throw new PyPwExtInternalError(
    'There is no invocation here: call this inside of runInvocation(), or of a function wrapped with ' +
      'service.response, service.handler or errors.collect({ root: true })',
  );
}

/**
 * The collector of the current invocation, or `undefined` when none is installed, or when it has come to
 * its end.
 */
export function getCurrentCollector(): ErrorCollector | undefined {
  const collector = currentInvocation()?.collector;
  return collector === undefined || collector.closed ? undefined : collector;
}
