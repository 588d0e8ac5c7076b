import { read, refuse } from './refuse.ts';
import type { Members, Walk } from './walk-state.ts';

/**
 * `[object Map]`, `[object Error]`, ...: the built-in class of a value, of whatever realm. Asking
 * `instanceof Headers` instead would load the whole of fetch, which takes 35 ms.
 */
export const tagOf = (value: object): string => Object.prototype.toString.call(value);

const isError = (value: object, tag: string): value is Error =>
  tag === '[object Error]' || value instanceof Error;

/**
 * Values whose protocols do not count: in logs an error keeps its stack and its cause, which its curated form
 * leaves out, and the `toJSON` of a `Buffer` writes every byte as a number.
 */
export function isShownAsItIs(walk: Walk, value: object, tag: string): boolean {
  if (tag === '[object Uint8Array]') return (value as Members).toJSON === Buffer.prototype.toJSON;
  return walk.log && isError(value, tag);
}

/**
 * The plain object, array or primitive that stands for a built-in; the value itself for everything else. Only
 * the value is converted, not its members.
 */
export function convert(walk: Walk, value: object, tag: string): unknown {
  switch (tag) {
    case '[object Object]':
      return value;
    case '[object Map]':
    case '[object Headers]':
    case '[object FormData]':
      return isIterable(value) ? fromPairs(Array.from(value) as [unknown, unknown][], walk.plan) : value;
    case '[object Set]':
      return isIterable(value) ? Array.from(value) : value;
    case '[object RegExp]':
    case '[object URLSearchParams]':
      return String(value);
    case '[object String]':
    case '[object Number]':
    case '[object Boolean]':
    case '[object BigInt]':
      return value.valueOf();
    case '[object Function]':
    case '[object AsyncFunction]':
      return walk.log ? `[Function ${(value as { name: string }).name}]` : undefined;
    case '[object Promise]':
    case '[object WeakMap]':
    case '[object WeakSet]':
    case '[object WeakRef]':
      return refuse(walk, `a ${tag.slice(8, -1)} cannot be read`, `[${tag.slice(8)}`);
  }
  if (/Uint8|DataView|ArrayBuffer/.test(tag)) return base64(value as ArrayBufferView, walk.maxText);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return isError(value, tag) ? fromError(walk, value) : value;
}

/** A class may call itself `Map` without being one. */
const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value;

/** The stack is shown in logs only. */
function fromError(walk: Walk, error: Error): Members {
  const keys = ['name', 'message', 'code', 'stack', 'cause', 'errors', ...Object.keys(error)];
  const withheld = walk.plan?.withhold(error);
  const out: Members = {};
  walk.depth++;
  for (const key of new Set(keys)) {
    if (key === 'stack' && !walk.log) continue;
    out[key] = withheld !== undefined && key in withheld ? withheld[key] : read(walk, error, key);
  }
  walk.depth--;
  return out;
}

/** No more bytes than a text may have characters: base64 makes them longer, so that the cut is still noticed. */
function base64(value: ArrayBufferView | ArrayBufferLike, most: number): string {
  const { buffer, byteOffset } = value as ArrayBufferView;
  return Buffer.from(buffer ?? value, byteOffset, Math.min(value.byteLength, most)).toString('base64');
}

/** An object where the keys are names, and the pairs where they are not or where a name occurs twice. */
function fromPairs(pairs: [unknown, unknown][], plan: Walk['plan']): unknown {
  const names = new Set(pairs.map(([key]) => (typeof key === 'number' ? String(key) : key)));
  const isObject = names.size === pairs.length && pairs.every(([key]) => /string|number/.test(typeof key));
  if (isObject) return Object.fromEntries(pairs);
  if (plan === undefined) return pairs;
  return pairs.map(([key, value]) => {
    const policy = typeof key === 'string' ? plan.lookUp(key) : null;
    return [key, policy === null ? value : plan.apply(value, policy)];
  });
}
