import { put } from './put.ts';
import { read, refuse } from './refuse.ts';
import type { Members, Walk } from './walk-state.ts';

/**
 * `Map`, `Error`, ...: the built-in class of a value, of whatever realm. Asking
 * `instanceof Headers` instead would load the whole of fetch, which takes 35 ms.
 */
function tagOf(value: object): string {
  const tag: unknown = (value as { [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === 'string' ? tag : Object.prototype.toString.call(value).slice(8, -1);
}

const isError = (value: object, tag: string): value is Error => tag === 'Error' || value instanceof Error;

/**
 * Values whose protocols do not count: in logs an error keeps its stack and its cause, which its curated form
 * leaves out, and the `toJSON` of a `Buffer` writes every byte as a number.
 */
export function isShownAsItIs(walk: Walk, value: object): boolean {
  if (ArrayBuffer.isView(value)) return (value as Partial<Buffer>).toJSON === Buffer.prototype.toJSON;
  return walk.log && isError(value, tagOf(value));
}

/**
 * The plain object, array or primitive that stands for a built-in; the value itself for everything else. Only
 * the value is converted, not its members.
 */
export function convert(walk: Walk, value: object): unknown {
  if (ArrayBuffer.isView(value)) return fromView(value, walk.maxText);
  const tag = tagOf(value);
  switch (tag) {
    case 'Map':
    case 'Headers':
    case 'FormData':
      return isIterable(value) ? fromPairs([...value] as [unknown, unknown][], walk.plan) : value;
    case 'Set':
      return isIterable(value) ? [...value] : value;
    case 'RegExp':
    case 'URLSearchParams':
      return String(value);
    case 'String':
    case 'Number':
    case 'Boolean':
    case 'BigInt':
      return value.valueOf();
    case 'Function':
    case 'AsyncFunction':
      return walk.log ? `[Function ${(value as { name: string }).name}]` : undefined;
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      return base64(value as ArrayBuffer, 0, (value as ArrayBuffer).byteLength, walk.maxText);
    case 'Promise':
    case 'WeakMap':
    case 'WeakSet':
    case 'WeakRef':
      return refuse(walk, `a ${tag} cannot be read`, `[${tag}]`);
  }
  return isError(value, tag) ? fromError(walk, value) : value;
}

/** A class may call itself `Map` without being one. */
const isIterable = (value: object): value is Iterable<unknown> => Symbol.iterator in value;

/** The stack is shown in logs only. */
function fromError(walk: Walk, error: Error): Members {
  const withheld = walk.plan?.withhold(error);
  const part = (key: string): unknown =>
    withheld !== undefined && key in withheld ? withheld[key] : read(walk, error, key);
  walk.depth++;
  const out: Members = {
    name: part('name'),
    message: part('message'),
    code: part('code'),
    stack: walk.log ? part('stack') : undefined,
    cause: part('cause'),
    errors: part('errors'),
  };
  for (const key of Object.keys(error)) if (!Object.hasOwn(out, key)) put(out, key, part(key));
  walk.depth--;
  return out;
}

/** Bytes are base64, also those of a view of another realm; other elements are a list. */
function fromView(view: ArrayBufferView, most: number): unknown {
  return view instanceof Uint8Array || /Uint8|DataView/.test(tagOf(view))
    ? base64(view.buffer, view.byteOffset, view.byteLength, most)
    : Array.from(view as Float64Array);
}

/** No more bytes than a text may have characters: base64 makes them longer, so that the cut is still noticed. */
const base64 = (buffer: ArrayBufferLike, offset: number, length: number, most: number): string =>
  Buffer.from(buffer, offset, Math.min(length, most)).toString('base64');

/** An object where the keys are names, and the pairs where they are not or where a name occurs twice. */
function fromPairs(pairs: [unknown, unknown][], plan: Walk['plan']): unknown {
  const out: Members = {};
  for (const [key, value] of pairs) {
    const name = typeof key === 'number' ? String(key) : key;
    if (typeof name !== 'string' || Object.hasOwn(out, name)) return redactedPairs(pairs, plan);
    put(out, name, value);
  }
  return out;
}

const redactedPairs = (pairs: [unknown, unknown][], plan: Walk['plan']): unknown =>
  plan === undefined
    ? pairs
    : pairs.map(([key, value]) => {
        const policy = typeof key === 'string' ? plan.lookUp(key) : null;
        return [key, policy === null ? value : plan.apply(value, policy)];
      });
