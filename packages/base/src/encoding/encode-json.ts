import { encodeBounded } from './encode-bounded.ts';
import type { EncodingOptions } from './encoding-options.ts';
import { visit } from './walk.ts';
import { startWalk } from './walk-state.ts';

/**
 * The JSON text of any value. An outermost `undefined` (or, on the wire, a function or symbol) is `null`.
 *
 * Getters are read at most once, the input is never changed.
 *
 * @throws EncodeError on the wire, for a value without a JSON form; its `pointer` says where it is. Never in
 * the log profile.
 *
 * @example
 * ```ts
 * import { encodeJson } from '@pypwext/base';
 *
 * const value = { at: new Date(0), total: 10n, tags: new Set(['new']), prices: new Map([['SE', 99]]) };
 * console.log(encodeJson(value));
 * // {"at":"1970-01-01T00:00:00.000Z","total":"10","tags":["new"],"prices":{"SE":99}}
 * ```
 */
export function encodeJson(value: unknown, options: EncodingOptions = {}): string {
  return encodeBounded(value, options).text;
}

/**
 * The value that native `JSON.stringify` writes as {@link encodeJson} would: dates are texts, maps are
 * objects, errors are records. Where nothing has to change the value itself is returned, not a copy.
 *
 * @throws EncodeError as {@link encodeJson}.
 *
 * @example
 * ```ts
 * import { toPlain } from '@pypwext/base';
 *
 * const order = { id: 17, items: ['A', 'B'] };
 * console.log(toPlain(order) === order); // true
 * console.log(toPlain({ id: 17n })); // { id: '17' }
 * ```
 */
export function toPlain(value: unknown, options: EncodingOptions = {}): unknown {
  return visit(startWalk(options, true), value, '');
}
