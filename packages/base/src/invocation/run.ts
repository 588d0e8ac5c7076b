import { followOutcome } from '../wrapper/follow-outcome.ts';
import type { Invocation, InvocationInit } from './invocation.ts';
import { fill, StartedInvocation } from './started-invocation.ts';
import { invocationStorage } from './storage.ts';

/**
 * Runs a function in an invocation: the one that is already open, whose empty slots `init` fills, or a new
 * one that `init` starts. A new one ends when the function has returned, when its promise has settled, or
 * when its async generator has finished; the steps of a generator run inside of the invocation.
 *
 * An invocation that has ended is not joined: work that is left running after the end opens one of its own.
 *
 * @param init - What the slots start with.
 * @param run - The function; it gets the invocation.
 * @returns What the function returns.
 *
 * @example
 * ```ts
 * import { currentInvocation, runInvocation } from '@pypwext/base';
 *
 * const handler = (id: string) =>
 *   runInvocation({ trace: { pypwextId: id } }, async () => currentInvocation()?.trace.pypwextId);
 *
 * console.log(await Promise.all([handler('a'), handler('b')])); // [ 'a', 'b' ]
 * ```
 */
export function runInvocation<T>(init: InvocationInit, run: (invocation: Invocation) => T): T {
  const open = invocationStorage().getStore();
  if (!open || open.ended) return openInvocation(init, run);
  fill(open, init);
  return run(open);
}

/**
 * As {@link runInvocation}, for a function that tells the end of the invocation itself, with
 * {@link endInvocation}: one that waits for its own work anyway needs no further promise for that.
 *
 * @param init - What the slots start with.
 * @param run - The function; it gets the invocation, and whether that one has been opened for it and has to
 * be ended by it.
 * @returns What the function returns.
 *
 * @example
 * ```ts
 * import { currentInvocation, endInvocation, enterInvocation } from '@pypwext/base';
 *
 * const handler = (id: string) =>
 *   enterInvocation({ trace: { pypwextId: id } }, async (invocation, opened) => {
 *     try {
 *       return currentInvocation()?.trace.pypwextId;
 *     } finally {
 *       if (opened) endInvocation(invocation);
 *     }
 *   });
 *
 * console.log(await Promise.all([handler('a'), handler('b')])); // [ 'a', 'b' ]
 * ```
 */
export function enterInvocation<T>(
  init: InvocationInit,
  run: (invocation: Invocation, opened: boolean) => T,
): T {
  const storage = invocationStorage();
  const open = storage.getStore();
  if (!open || open.ended) {
    const invocation = new StartedInvocation(init);
    return storage.run(invocation, run, invocation, true);
  }
  fill(open, init);
  return run(open, false);
}

/** Ends an invocation that {@link enterInvocation} has opened: its collector closes, and nothing joins it any more. */
export function endInvocation(invocation: Invocation): void {
  (invocation as StartedInvocation).end();
}

/**
 * Runs a function in an invocation of its own, even where one is open already: the records of a batch do
 * not share their errors and log keys. Nothing is taken over from the invocation around it except what
 * `init` says.
 *
 * @param init - What the slots start with.
 * @param run - The function; it gets the invocation.
 * @returns What the function returns.
 *
 * @example
 * ```ts
 * import { currentInvocation, openInvocation, runInvocation } from '@pypwext/base';
 *
 * runInvocation({ trace: { pypwextId: 'batch' } }, () => {
 *   openInvocation({ trace: { pypwextId: 'record' } }, () => {
 *     console.log(currentInvocation()?.trace.pypwextId); // record
 *   });
 *   console.log(currentInvocation()?.trace.pypwextId); // batch
 * });
 * ```
 */
export function openInvocation<T>(init: InvocationInit, run: (invocation: Invocation) => T): T {
  const storage = invocationStorage();
  const invocation = new StartedInvocation(init);
  const outcome = followOutcome(() => storage.run(invocation, run, invocation), {
    returned: (value) => {
      invocation.end();
      return value;
    },
    threw: (error) => {
      invocation.end();
      throw error;
    },
    step: (next) => storage.run(invocation, next),
  });
  return outcome as T;
}

/**
 * Runs a function inside of an invocation that was left for a while, as the next step of a generator does:
 * the body of a generator otherwise runs in the context of whoever asks for the next value. It neither
 * opens nor ends anything.
 *
 * @param invocation - What `currentInvocation()` said when the work began; with `undefined` the function
 * just runs.
 * @param run - The function.
 * @returns What the function returns.
 *
 * @example
 * ```ts
 * import { currentInvocation, resumeInvocation, runInvocation } from '@pypwext/base';
 *
 * const left = runInvocation({ trace: { pypwextId: 'a' } }, (invocation) => invocation);
 * resumeInvocation(left, () => {
 *   console.log(currentInvocation()?.trace.pypwextId); // a
 * });
 * ```
 */
export function resumeInvocation<T>(invocation: Invocation | undefined, run: () => T): T {
  return invocation ? invocationStorage().run(invocation, run) : run();
}
