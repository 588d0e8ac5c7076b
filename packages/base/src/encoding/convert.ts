import { read, refuse } from './refuse.ts';
import type { Members, Walk } from './walk-state.ts';

/** `Map`, `Error`, `Headers`, ...: the built-in class of a value, of whatever realm, and without loading it. */
const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1);

const isError = (value: unknown): value is Error => value instanceof Error || tagOf(value) === 'Error';

/**
 * Values whose protocols do not count: in logs an error keeps its stack and its cause, which its curated form
 * leaves out, and the `toJSON` of a `Buffer` writes every byte as a number.
 */
export function isShownAsItIs(walk: Walk, value: object): boolean {
  return (walk.log && isError(value)) || (value as Members).toJSON === Buffer.prototype.toJSON;
}

/**
 * The plain object, array or primitive that stands for a built-in; the value itself for everything else. Only
 * the value is converted, not its members.
 */
export function convert(walk: Walk, value: unknown): unknown {
  if (isError(value)) return fromError(walk, value);
  const tag = tagOf(value);
  if (/^(Uint8|DataView|(Shared)?ArrayBuffer)/.test(tag))
    return base64(value as ArrayBufferView, walk.maxText);
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  switch (tag) {
    case 'Map':
    case 'Headers':
    case 'FormData':
      return fromPairs(Array.from(value as Map<unknown, unknown>), walk.plan);
    case 'Set':
      return Array.from(value as Set<unknown>);
    case 'RegExp':
    case 'URLSearchParams':
      return String(value);
    case 'String':
    case 'Number':
    case 'Boolean':
    case 'BigInt':
      return (value as object).valueOf();
    case 'Function':
    case 'AsyncFunction':
      return walk.log ? `[Function ${(value as { name: string }).name}]` : undefined;
    case 'Promise':
    case 'WeakMap':
    case 'WeakSet':
    case 'WeakRef':
      return refuse(walk, `a ${tag} cannot be read`, `[${tag}]`);
    default:
      return value;
  }
}

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
  return plan === undefined
    ? pairs
    : pairs.map(([key, value]) => [key, plan.apply(value, plan.lookUp(String(key)) ?? 'keep')]);
}
