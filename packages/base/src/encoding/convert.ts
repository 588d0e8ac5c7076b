import { refuse } from './refuse.ts';
import type { Walk } from './walk-state.ts';

/** `Map`, `Error`, `Headers`, ...: the built-in class of a value, of whatever realm, and without loading it. */
const tagOf = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);

/** Whether a value is an error, also one of another realm. */
export function isError(value: object): value is Error {
  return value instanceof Error || tagOf(value) === 'Error';
}

/** The members of an error in the order in which they are shown. The stack is shown in logs only. */
export function errorKeys(error: Error, log: boolean): string[] {
  const keys = ['name', 'message', 'code', ...(log ? ['stack'] : []), 'cause', 'errors'];
  return keys.concat(Object.keys(error).filter((key) => key !== 'stack' && !keys.includes(key)));
}

/**
 * Values whose protocols do not count: in logs an error keeps its stack and its cause, which its curated form
 * leaves out, and the `toJSON` of a `Buffer` writes every byte as a number.
 */
export function isShownAsItIs(walk: Walk, value: object): boolean {
  if (ArrayBuffer.isView(value)) {
    return !('toJSON' in value) || value.toJSON === Buffer.prototype.toJSON;
  }
  return walk.log && isError(value);
}

/**
 * The plain object, array or primitive that stands for a built-in; the value itself for everything else. Only
 * the value is converted, not its members.
 */
export function convert(walk: Walk, value: object): unknown {
  if (ArrayBuffer.isView(value)) return fromView(value, walk.budget);
  const tag = tagOf(value);
  switch (tag) {
    case 'Function':
    case 'AsyncFunction':
      return walk.log ? `[Function ${(value as { name: string }).name}]` : undefined;
    case 'Map':
      return fromMap(value as Map<unknown, unknown>, walk.plan);
    case 'Set':
      return Array.from(value as Set<unknown>);
    case 'Headers':
    case 'FormData':
      return fromFields(value as Iterable<[string, unknown]>);
    case 'RegExp':
    case 'URLSearchParams':
      return String(value);
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      return base64(value as ArrayBuffer, 0, (value as ArrayBuffer).byteLength, walk.budget);
    case 'String':
    case 'Number':
    case 'Boolean':
    case 'BigInt':
      return value.valueOf();
    case 'Promise':
    case 'WeakMap':
    case 'WeakSet':
    case 'WeakRef':
      return refuse(walk, `a ${tag} cannot be read`, `[${tag}]`);
    default:
      return value;
  }
}

/** Bytes as base64, other typed arrays as arrays of numbers. */
function fromView(view: ArrayBufferView, budget: number): unknown {
  if (view instanceof Uint8Array || view instanceof Uint8ClampedArray || view instanceof DataView) {
    return base64(view.buffer, view.byteOffset, view.byteLength, budget);
  }
  return Array.from(view as Float64Array);
}

/** No more bytes than the budget has characters: base64 makes them longer, so that the cut is still noticed. */
const base64 = (buffer: ArrayBufferLike, offset: number, length: number, budget: number): string =>
  Buffer.from(buffer, offset, Math.min(length, budget)).toString('base64');

/** An object where the keys are names, the pairs where they are not. */
function fromMap(map: Map<unknown, unknown>, plan: Walk['plan']): unknown {
  const pairs = Array.from(map);
  if (pairs.every(([key]) => typeof key === 'string' || typeof key === 'number')) {
    const object = Object.fromEntries(pairs);
    // Fewer names than keys: 1 and '1' are two keys of a map and one of an object.
    if (Object.keys(object).length === pairs.length) return object;
  }
  if (plan === undefined) return pairs;
  return pairs.map(([key, value]) => {
    const policy = typeof key === 'string' && plan.lookUp(key);
    return [key, policy ? plan.apply(value, policy) : value];
  });
}

/** An object in which a name that occurs more than once, as `set-cookie`, has an array. */
function fromFields(fields: Iterable<[string, unknown]>): Record<string, unknown> {
  const groups = new Map<string, unknown[]>();
  for (const [name, value] of fields) {
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [value]);
    else group.push(value);
  }
  return Object.fromEntries(
    Array.from(groups, ([name, group]) => [name, group.length > 1 ? group : group[0]]),
  );
}
