import { AsyncLocalStorage } from 'node:async_hooks';
import { createWrapper, runInvocation, wrapFunction } from '@pypwext/base';
import type { Runner } from '../../race/race-suite.ts';
import { order, total, totalAsync } from './work.ts';

export const plain = (): Runner => ({ call: () => total(order) });

export const plainAsync = (): Runner => ({ call: async () => totalAsync(order) });

export function wrapped(): Runner {
  const wrapping = wrapFunction(total, (call) => call());
  return { call: () => wrapping(order) };
}

export function wrapper(): Runner {
  const wrapping = createWrapper((call) => call())(total);
  return { call: () => wrapping(order) };
}

export function wrapperAsync(): Runner {
  const wrapping = createWrapper((call) => call())(totalAsync);
  return { call: async () => wrapping(order) };
}

export const invocation = (): Runner => ({ call: () => runInvocation({}, () => total(order)) });

export const invocationAsync = (): Runner => ({
  call: async () => runInvocation({}, () => totalAsync(order)),
});

/** What an invocation cannot be cheaper than. */
export function storage(): Runner {
  const invocations = new AsyncLocalStorage<object>();
  return { call: async () => invocations.run({}, () => totalAsync(order)) };
}
