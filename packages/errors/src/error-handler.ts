import type { ErrorCollector, LoggerPort } from '@pypwext/base';
import { type Collect, createCollect } from './collect.ts';
import { collector } from './collector.ts';
import { createMap, type MapCollecting } from './map.ts';

/** The options of a {@link PyPwExtErrorHandler}. */
export interface PyPwExtErrorHandlerOptions {
  /**
   * Is told, at WARN, of errors that can no longer be part of an answer. Without one they are process
   * warnings.
   */
  readonly logger?: LoggerPort;
}

/**
 * Collects errors along the chain of calls: which of them end the work, and which are gathered while it
 * goes on. Its members may be taken off the object: `const { collect } = new PyPwExtErrorHandler()`.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { PyPwExtErrorHandler } from '@pypwext/errors';
 *
 * const errors = new PyPwExtErrorHandler({ logger: console });
 *
 * const price = errors.collect({ fallback: 0 })((item: string) => {
 *   if (item === '') throw new StdPyPwExtError('An item without a name', { action: 'CONTINUE' });
 *   return item.length;
 * });
 * const total = errors.collect({ root: true })((items: string[]) => {
 *   const sum = items.reduce((subtotal, item) => subtotal + price(item), 0);
 *   return `${sum}, ${errors.collector().errors.length} failed`;
 * });
 *
 * console.log(total(['tea', '', 'milk'])); // 7, 1 failed
 * ```
 */
export class PyPwExtErrorHandler {
  /** Wraps a function or decorates a method, bare or with options; see {@link collect}. */
  readonly collect: Collect;
  /** Runs a function on each item, collecting; see {@link map}. */
  readonly map: MapCollecting;
  /** The collector of the current invocation; see {@link collector}. */
  readonly collector: () => ErrorCollector;

  /** @param options - Who is told of late errors. */
  constructor(options: PyPwExtErrorHandlerOptions = {}) {
    this.collect = createCollect(options.logger);
    this.map = createMap(this.collect, options.logger);
    this.collector = collector;
  }
}
