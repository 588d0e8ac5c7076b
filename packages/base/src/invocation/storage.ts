import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Invocation } from './invocation.ts';

// Two copies of this package in one process meet here. The number is the version of the shape of
// `Invocation`: copies with different shapes keep apart.
const KEY = '@pypwext/base/invocation@1';

// What this copy has found or made: looking the symbol up again would take 60 ns, several times per call.
let known: AsyncLocalStorage<Invocation> | undefined;

/**
 * The storage of the process, made at its first use: on Node 20 and 22 the mere existence of an entered
 * storage makes every `await` of the process slower.
 */
export function invocationStorage(): AsyncLocalStorage<Invocation> {
  known ??= findOrMake();
  return known;
}

function findOrMake(): AsyncLocalStorage<Invocation> {
  const key = Symbol.for(KEY);
  const existing = (globalThis as unknown as Record<symbol, AsyncLocalStorage<Invocation> | undefined>)[key];
  if (existing) return existing;
  // Not imported: loading `node:async_hooks` costs every program 0.3 ms of its start, in an invocation or not.
  const { AsyncLocalStorage } = process.getBuiltinModule('node:async_hooks');
  const storage: AsyncLocalStorage<Invocation> = new AsyncLocalStorage();
  // Neither writable nor configurable: nothing may swap the storage under running invocations.
  Object.defineProperty(globalThis, key, { value: storage });
  return storage;
}
