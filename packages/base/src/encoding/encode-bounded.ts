import type { EncodingOptions } from './encoding-options.ts';
import { refuse, refuseThrown } from './refuse.ts';
import { visit } from './walk.ts';
import { maxBytesOf, startWalk } from './walk-state.ts';

/** What {@link encodeBounded} returns. */
export interface BoundedText {
  /** The JSON text, valid whatever was cut. */
  readonly text: string;
  /**
   * The JSON pointers (RFC 6901) of what was cut because of `maxDepth`, `maxEntries` or `maxBytes`; empty
   * when the text is complete. At most 100 of them, each with at most 200 characters.
   */
  readonly truncated: readonly string[];
}

/**
 * As `encodeJson`, and tells what was cut. For a log line that says of itself that it is not complete.
 *
 * @throws EncodeError in the wire profile only, which cuts nothing.
 *
 * @example
 * ```ts
 * import { encodeBounded } from '@pypwext/base';
 *
 * const entry = { message: 'received', body: 'x'.repeat(1_000) };
 * const { text, truncated } = encodeBounded(entry, { profile: 'log', maxBytes: 100 });
 * console.log(text.length <= 100, truncated); // true [ '/body' ]
 * ```
 */
export function encodeBounded(value: unknown, options: EncodingOptions = {}): BoundedText {
  const walk = startWalk(options, false);
  const maxBytes = maxBytesOf(options);
  try {
    const plain = visit(walk, value, '');
    const text = write(plain);
    if (isWithin(text, maxBytes)) return { text, truncated: walk.truncated };
    refuse(walk, `its JSON has more than ${maxBytes} bytes`, '');
    return shorten(plain, options, walk.truncated);
  } catch (thrown) {
    // `JSON.stringify` throws when a text is longer than a string may be: 512 MB.
    return { text: write(refuseThrown(walk, thrown)), truncated: [''] };
  }
}

const write = (plain: unknown): string => JSON.stringify(plain) ?? 'null';

/** One UTF-16 code unit is at most three bytes of UTF-8: most texts need not be measured. */
const isWithin = (text: string, maxBytes: number): boolean =>
  text.length * 3 <= maxBytes || Buffer.byteLength(text) <= maxBytes;

/** Allows shorter and shorter texts and lists, so that a huge body is cut and the message after it stays. */
function shorten(plain: unknown, options: EncodingOptions, truncated: readonly string[]): BoundedText {
  for (let share = 4; share < 1e6; share *= 2) {
    const walk = { ...startWalk(options, false, share), plan: undefined, hook: undefined };
    const text = write(visit(walk, plain, ''));
    if (isWithin(text, maxBytesOf(options))) {
      return { text, truncated: [...new Set([...walk.truncated, ...truncated])].slice(0, 100) };
    }
  }
  return { text: '"[more]"', truncated: [''] };
}
