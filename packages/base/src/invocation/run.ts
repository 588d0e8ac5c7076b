import { followOutcome } from '../wrapper/follow-outcome.ts';
import type { Invocation, InvocationInit } from './invocation.ts';
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
  const storage = invocationStorage();
  const open = storage.getStore();
  if (open && !open.ended) {
    fill(open, init);
    return run(open);
  }
  const { invocation, end } = createInvocation(init);
  const outcome = followOutcome(() => storage.run(invocation, () => run(invocation)), {
    returned: (value) => {
      end();
      return value;
    },
    threw: (error) => {
      end();
      throw error;
    },
    step: (next) => storage.run(invocation, next),
  });
  return outcome as T;
}

function createInvocation(init: InvocationInit): { invocation: Invocation; end: () => void } {
  let ended = false;
  const invocation: Invocation = {
    collector: init.collector,
    logKeys: init.logKeys ?? {},
    deadline: init.deadline,
    trace: { ...init.trace },
    get ended() {
      return ended;
    },
  };
  const end = (): void => {
    ended = true;
    invocation.collector?.close();
  };
  return { invocation, end };
}

/** A joining wrapper fills what is empty; it never replaces what an outer one has set. */
function fill(invocation: Invocation, init: InvocationInit): void {
  invocation.collector ??= init.collector;
  invocation.deadline ??= init.deadline;
  if (init.logKeys) invocation.logKeys = { ...init.logKeys, ...invocation.logKeys };
  if (init.trace) invocation.trace = { ...init.trace, ...definedOnly(invocation.trace) };
}

const definedOnly = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Partial<T>;
