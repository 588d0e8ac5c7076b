import { EncodeError } from './encode-error.ts';
import type { Key, Walk } from './walk-state.ts';

/** Notes which member of the current container the walk has come to. */
export function pointTo(walk: Walk, key: Key): void {
  if (walk.depth > 0) walk.path[walk.depth - 1] = key;
}

/** The JSON pointer (RFC 6901) of the value that the walk has come to, or of an ancestor of it. */
function pointerOf(walk: Walk, depth: number): string {
  let pointer = '';
  for (let i = 0; i < depth; i++) {
    pointer += `/${String(walk.path[i]).replaceAll('~', '~0').replaceAll('/', '~1')}`;
  }
  return pointer;
}

/** On the wire, an error that says where and why; in a log, the marker. */
export function refuse(walk: Walk, why: string, marker: string, options?: { cause: unknown }): string {
  if (walk.log) return marker;
  const pointer = pointerOf(walk, walk.depth);
  walk.error = new EncodeError(`Cannot encode the value at "${pointer}": ${why}`, { pointer, ...options });
  throw walk.error;
}

/** As {@link refuse}, for what user code threw: a getter, a trap, `toJSON`, a hook. */
export function refuseThrown(walk: Walk, thrown: unknown): string {
  if (walk.error !== undefined && thrown === walk.error) throw thrown;
  // What was thrown is told in logs alone: the message of an EncodeError may reach a client.
  const reason = reasonOf(thrown);
  const marker = `[Throws ${walk.plan?.text(reason) ?? reason}]`;
  return refuse(walk, 'reading it threw, see the cause', marker, { cause: thrown });
}

/** As {@link refuse}, for what is cut in a log: the place is noted. */
export function cut(walk: Walk, why: string, marker: string): string {
  if (walk.log && walk.truncated.length < 100) walk.truncated.push(pointerOf(walk, walk.depth).slice(0, 200));
  return refuse(walk, why, marker);
}

/** A property, or what stands for one that cannot be read. */
export function read(walk: Walk, source: object, key: Key): unknown {
  try {
    return (source as Record<Key, unknown>)[key];
  } catch (thrown) {
    pointTo(walk, key);
    return refuseThrown(walk, thrown);
  }
}

/** What was thrown, in a few words. Anything can be thrown, also what throws when it is made a text. */
function reasonOf(thrown: unknown): string {
  try {
    return String(thrown).slice(0, 200);
  } catch {
    return 'unknown';
  }
}
