import type { ErrorCollector } from '@pypwext/base';
import { collect, collector } from '../src/index.ts';

/** Runs a function inside of a root and gives back its collector, whatever the function does. */
export function inRoot<T>(run: () => T): {
  result?: T;
  thrown?: unknown;
  collected: ErrorCollector['errors'];
} {
  let inner: ErrorCollector | undefined;
  try {
    const root = collect({ root: true })(() => {
      inner = collector();
      return run();
    });
    return { result: root() as T, collected: inner?.errors ?? [] };
  } catch (thrown) {
    return { thrown, collected: inner?.errors ?? [] };
  }
}
