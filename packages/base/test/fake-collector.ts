import type { ErrorCollector } from '../src/index.ts';

/** A collector that only knows whether it is closed. */
export function fakeCollector(): ErrorCollector {
  let closed = false;
  return {
    errors: [],
    get closed() {
      return closed;
    },
    add: () => {},
    clear: () => {},
    hasErrors: () => false,
    getErrors: () => [],
    getHighest: () => undefined,
    close: () => {
      closed = true;
    },
    toJSON: () => [],
  };
}
