import { convert, isShownAsItIs } from './convert.ts';
import { isPlainData } from './plain-data.ts';
import { put } from './put.ts';
import type { RedactionPlan } from './redaction-plan.ts';
import { cut, pointTo, refuse, refuseThrown } from './refuse.ts';
import type { Key, Members, Walk } from './walk-state.ts';

/**
 * The value that native `JSON.stringify` writes as it should be, for any value. Every property of what is
 * handed in is read at most once, and what is returned shares no container with it (unless `walk.reuse`
 * allows so): whatever a getter or a proxy would answer next time cannot come into the text.
 *
 * Copying costs less than proving that an object holds data alone. On Node 24, as a multiple of native
 * `JSON.stringify` on 2 KB of plain data: a bare copy and native 1.5, a walk that only looks and native 1.3, the
 * same with `getOwnPropertyDescriptor` for each member 1.7. Writing the text here takes 1.6, without the flattening.
 */
export function visit(walk: Walk, value: unknown, key: Key): unknown {
  return represent(walk, walk.hook === undefined ? value : hooked(walk, value, key), key);
}

function hooked(walk: Walk, value: unknown, key: Key): unknown {
  pointTo(walk, key);
  try {
    return walk.hook?.(value);
  } catch (thrown) {
    return refuseThrown(walk, thrown);
  }
}

// The functions that most values pass are short, and what is rare is elsewhere, so that engines inline them.
function represent(walk: Walk, value: unknown, key: Key): unknown {
  if (typeof value === 'string') return walk.bounded ? text(walk, value, key) : value;
  if (typeof value === 'object' && value !== null) return container(walk, value, key);
  return typeof value === 'boolean' || value === null ? value : primitive(walk, value, key);
}

function primitive(walk: Walk, value: unknown, key: Key): unknown {
  switch (typeof value) {
    case 'number':
      return walk.log && !Number.isFinite(value) ? String(value) : value;
    case 'bigint':
      return String(value);
    case 'symbol':
      return walk.log ? String(value) : undefined;
    case 'function':
      return container(walk, value, key);
    default:
      return value;
  }
}

function text(walk: Walk, value: string, key: Key): string {
  if (value.length > walk.maxText) return longText(walk, value, key);
  return walk.plan === undefined ? value : walk.plan.text(value);
}

/** It is cut first: never more than fits goes through the patterns of a plan. */
function longText(walk: Walk, value: string, key: Key): string {
  const start = value.slice(0, walk.maxText).replace(/[\ud800-\udbff]$/, '');
  const shown = text(walk, start, key);
  pointTo(walk, key);
  return cut(walk, 'it is too long', `${shown}[${value.length - start.length} more]`);
}

function container(walk: Walk, value: object, key: Key): unknown {
  const { depth } = walk;
  pointTo(walk, key);
  try {
    if (isOpen(walk, value)) return circular(walk);
    if (depth >= walk.maxDepth) return tooDeep(walk, value);
    walk.ancestors[depth] = value;
    walk.depth = depth + 1;
    const shown = walk.log ? thrifty(walk, value, key) : describe(walk, value, key);
    walk.depth = depth;
    return shown;
  } catch (thrown) {
    walk.depth = depth;
    return refuseThrown(walk, thrown);
  }
}

/** In a log a container may not use up what is left: what comes after it has a sixteenth. */
function thrifty(walk: Walk, value: object, key: Key): unknown {
  const reserve = walk.budget >> 4;
  walk.budget -= reserve;
  const shown = describe(walk, value, key);
  walk.budget += reserve;
  return shown;
}

const tooDeep = (walk: Walk, value: object): string =>
  cut(walk, `it is nested deeper than ${walk.depth} levels`, Array.isArray(value) ? '[Array]' : '[Object]');

function isOpen(walk: Walk, value: unknown): boolean {
  for (let i = walk.depth - 1; i >= 0; i--) if (walk.ancestors[i] === value) return true;
  return false;
}

/** Back from the members to the container: to what stands for it as a whole. */
function leave(walk: Walk): Walk {
  walk.depth--;
  return walk;
}

const circular = (walk: Walk): string => refuse(walk, 'it contains itself', '[Circular]');

/** What a value says of itself comes first, then what it is. */
function describe(walk: Walk, value: object, key: Key): unknown {
  const isList = Array.isArray(value);
  const hasClass = !isList && isInstance(walk, value);
  if (hasClass && isShownAsItIs(walk, value)) return unwrap(walk, value, key);
  const { toCuratedDict, toJSON } = value as Protocols;
  if (typeof toCuratedDict === 'function') return standIn(walk, value, toCuratedDict.call(value), key);
  if (typeof toJSON === 'function') return standIn(walk, value, jsonOf(value, toJSON, key), key);
  if (hasClass) return unwrap(walk, value, key);
  return isList ? list(walk, value) : record(walk, value as Members, false);
}

/** The protocols a value may have; what is not a function counts as data. */
interface Protocols {
  readonly toCuratedDict?: () => unknown;
  readonly toJSON?: (key: string) => unknown;
}

/** For a date as its `toJSON` does, which takes twice the time: it asks for `Symbol.toPrimitive` first. */
function jsonOf(value: object, toJSON: (key: string) => unknown, key: Key): unknown {
  if (toJSON !== Date.prototype.toJSON) return toJSON.call(value, String(key));
  return Number.isNaN((value as Date).valueOf()) ? null : (value as Date).toISOString();
}

/** Whether `for in` may show more than the own members of an object. */
function isInstance(walk: Walk, value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype !== Object.prototype && prototype !== null) || walk.polluted;
}

/** What a protocol returned. It is not asked for a protocol again. */
function standIn(walk: Walk, value: object, shown: unknown, key: Key): unknown {
  if (typeof shown === 'object' && shown !== null) {
    return shown !== value && isOpen(walk, shown) ? circular(leave(walk)) : unwrap(walk, shown, key);
  }
  const isInvalid = walk.log && shown === null && value instanceof Date;
  return represent(leave(walk), isInvalid ? String(value) : shown, key);
}

/** A value without regard to its protocols. */
function unwrap(walk: Walk, value: object, key: Key): unknown {
  if (Array.isArray(value)) return list(walk, value);
  const plain = convert(leave(walk), value);
  if (typeof plain !== 'object' || plain === null) return represent(walk, plain, key);
  walk.depth++;
  return Array.isArray(plain)
    ? list(walk, plain)
    : record(walk, plain as Members, plain === value || walk.polluted);
}

function list(walk: Walk, source: readonly unknown[]): unknown {
  const { length } = source;
  const { bounded, maxEntries } = walk;
  // A list that is made at its size takes a third of the memory of one that grows; most are short.
  const out: unknown[] = bounded || length > 64 ? [] : new Array(length);
  const asIs = !bounded && walk.hook === undefined;
  let same = walk.reuse;
  for (let i = 0; i < length; i++) {
    if (bounded && (i >= maxEntries || walk.budget < 0)) {
      out[i] = rest(walk, length - i);
      return out;
    }
    let member: unknown;
    let shown: unknown;
    try {
      member = source[i];
      shown = asIs && typeof member === 'string' ? member : visit(walk, member, i);
    } catch (thrown) {
      pointTo(walk, i);
      shown = refuseThrown(walk, thrown);
    }
    out[i] = shown;
    if (bounded) walk.budget -= costOf(shown);
    if (same) same = Object.is(shown, member);
  }
  return same && isPlainData(source) ? source : out;
}

/** What a member takes of the budget besides its name. */
const costOf = (shown: unknown): number => 4 + (typeof shown === 'string' ? shown.length >> 2 : 0);

/** `for in` reads the members of an object twice as fast as a list of its keys. */
function record(walk: Walk, source: Members, hasClass: boolean): unknown {
  const out: Members = {};
  const { bounded, maxEntries, plan } = walk;
  const asIs = !bounded && walk.hook === undefined;
  let count = 0;
  let same = walk.reuse;
  for (const key in source) {
    if (hasClass && !Object.hasOwn(source, key)) continue;
    if (bounded && (count++ >= maxEntries || walk.budget < 0)) {
      out['[truncated]'] = rest(walk, Object.keys(source).length - count + 1);
      return out;
    }
    let member: unknown;
    let shown: unknown;
    try {
      member = source[key];
      if (asIs && typeof member === 'string') shown = member;
      else shown = plan === undefined ? visit(walk, member, key) : redacted(walk, plan, member, key);
    } catch (thrown) {
      pointTo(walk, key);
      shown = refuseThrown(walk, thrown);
    }
    let name = key;
    if (bounded) {
      walk.budget -= key.length + costOf(shown);
      if (key.length > walk.maxText) name = longText(walk, key, key);
    }
    if (shown !== undefined) put(out, name, shown);
    if (same) same = Object.is(shown, member);
  }
  return same && isPlainData(source) ? source : out;
}

function redacted(walk: Walk, plan: RedactionPlan, member: unknown, key: string): unknown {
  const { scope } = walk;
  let policy = plan.names.get(key);
  if (policy === undefined) policy = plan.lookUp(key);
  if (scope !== undefined) {
    walk.scope = plan.enter(scope, key);
    policy ??= walk.scope.policy ?? null;
  }
  const shown = policy === null || policy === 'keep' ? visit(walk, member, key) : plan.apply(member, policy);
  walk.scope = scope;
  return shown;
}

/** Tells in place of the members that are cut how many they are. */
const rest = (walk: Walk, count: number): string =>
  cut(leave(walk), 'it has too many members', `[${count} more]`);
