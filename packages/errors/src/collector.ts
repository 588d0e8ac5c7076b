import { currentInvocation, type ErrorCollector, StdErrorCollector } from '@pypwext/base';

/**
 * The collector of the current invocation; an empty one that belongs to nothing when none is installed, so
 * that the caller need not ask. One that has come to its end is still readable here, and reports what is
 * added to it as late; `getCurrentCollector()` gives `undefined` instead.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { collect, collector } from '@pypwext/errors';
 *
 * const check = collect({ root: true })((age: number) => {
 *   if (age < 18) collector().add(new StdPyPwExtError('Too young', { action: 'CONTINUE' }));
 *   return collector().hasErrors();
 * });
 *
 * console.log(check(17), check(18)); // true false
 * ```
 */
export function collector(): ErrorCollector {
  return currentInvocation()?.collector ?? new StdErrorCollector();
}
