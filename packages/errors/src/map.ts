import {
  type ErrorReport,
  getCurrentCollector,
  type LoggerPort,
  PyPwExtInternalError,
  reportError,
} from '@pypwext/base';
import { type Collect, collect } from './collect.ts';
import { runEach } from './run-each.ts';

/** The options of `map`. */
export interface MapOptions {
  /**
   * How many calls run at the same time at most: a whole number from 1, or `Infinity`.
   *
   * @defaultValue `10`
   */
  readonly concurrency?: number;
}

/**
 * Runs a function on each item, collecting.
 *
 * @typeParam Item - What the function takes.
 * @typeParam Result - What the function returns.
 */
export type MapCollecting = <Item, Result>(
  items: Iterable<Item | PromiseLike<Item>> | AsyncIterable<Item | PromiseLike<Item>>,
  fn: (item: Item, index: number) => Result | PromiseLike<Result>,
  options?: MapOptions,
) => Promise<Exclude<Result, undefined>[]>;

/**
 * Runs a function on each item, a few at a time, and collects the errors of the calls as `collect` does.
 * The results come in the order of the items; the value that an error brings counts as a result, and
 * results that are `undefined` are left out.
 *
 * An error with the action `RAISE`, an error of another kind, and every error where no collector is
 * installed, ends the work: no further call begins, and once the calls in flight have settled the first
 * such error is thrown. Further ones are reported, unless a collector has them. An iterable that has not come
 * to its end is closed, without waiting for an item that it has still to give.
 *
 * @param items - Anything to iterate over, asynchronous iterables too; they are asked for the next item
 * only when it can run. An item that is a promise is awaited in its call, which fails as the promise does.
 * @param fn - Gets the item, or what its promise brought, and the index.
 * @param options - How many calls run at the same time.
 * @throws PyPwExtInternalError when `concurrency` is no whole number from 1.
 *
 * @example
 * ```ts
 * import { PyPwExtErrorWithReturn } from '@pypwext/base';
 * import { collect, collector, map } from '@pypwext/errors';
 *
 * const offer = async (age: number) => {
 *   if (age < 18) throw new PyPwExtErrorWithReturn('Too young', { returnValue: `${age}: refused` });
 *   return `${age}: sent`;
 * };
 * const offerAll = collect({ root: true })(async (ages: number[]) => {
 *   const results = await map(ages, offer, { concurrency: 5 });
 *   return { results, errors: collector().errors.length };
 * });
 *
 * console.log(await offerAll([40, 17])); // { results: [ '40: sent', '17: refused' ], errors: 1 }
 * ```
 */
export const map: MapCollecting = /* @__PURE__ */ createMap(collect, undefined);

// One burst of calls: enough to hide the latency of a network, few enough for the limits of a downstream
// service and for 128 MB of memory.
const DEFAULT_CONCURRENCY = 10;

/** Builds `map` from the `collect` that it runs each call through. */
export function createMap(collecting: Collect, logger: LoggerPort | undefined): MapCollecting {
  return async <Item, Result>(
    items: Iterable<Item | PromiseLike<Item>> | AsyncIterable<Item | PromiseLike<Item>>,
    fn: (item: Item, index: number) => Result | PromiseLike<Result>,
    { concurrency = DEFAULT_CONCURRENCY }: MapOptions = {},
  ) => {
    requireConcurrency(concurrency);
    handleWaiting(items);
    const results: unknown[] = [];
    const report = (error: unknown): void => reportError(error, FURTHER_FAILURE, logger);
    const run = collecting(onceKnown(fn));
    const failures = await runEach({ items, concurrency, run, results, report });
    if (failures.length > 0) throw firstOf(failures, report);
    return results.filter((result) => result !== undefined) as Exclude<Result, undefined>[];
  };
}

/** The function for items that may be promises: each is awaited in its call, which fails when the item does. */
const onceKnown =
  <Item, Result>(fn: (item: Item, index: number) => Result | PromiseLike<Result>) =>
  (item: Item | PromiseLike<Item>, index: number): Result | PromiseLike<Result> =>
    typeof (item as PromiseLike<Item> | undefined | null)?.then === 'function'
      ? Promise.resolve(item).then((known) => fn(known, index))
      : fn(item as Item, index);

/**
 * Promises that wait for their turn must not count as unhandled when they are rejected meanwhile: that ends
 * the process. Promises of a class of their own are left alone, as asking them may be what starts their work.
 */
function handleWaiting(items: unknown): void {
  if (!Array.isArray(items) && !(items instanceof Set)) return;
  for (const item of items) if (item?.constructor === Promise) item.catch(() => {});
}

function requireConcurrency(concurrency: number): void {
  if (concurrency === Infinity || (Number.isSafeInteger(concurrency) && concurrency >= 1)) return;
  throw new PyPwExtInternalError(
    `concurrency must be a whole number from 1, or Infinity; it is ${String(concurrency)}`,
  );
}

const FURTHER_FAILURE: ErrorReport = {
  message: 'errors.map failed a further time; the first failure was thrown',
  code: 'PYPWEXT_MAP_ERROR',
};

/** Only one error can be thrown: the others must not vanish. */
function firstOf([first, ...further]: unknown[], report: (error: unknown) => void): unknown {
  const collected: readonly unknown[] = getCurrentCollector()?.errors ?? [];
  for (const error of further) {
    if (error !== first && !collected.includes(error)) report(error);
  }
  return first;
}
