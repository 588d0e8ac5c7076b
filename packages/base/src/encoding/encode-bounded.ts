import type { EncodingOptions } from './encoding-options.ts';
import { visit } from './walk.ts';
import { startWalk } from './walk-state.ts';

/** What {@link encodeBounded} returns. */
export interface BoundedText {
  /** The JSON text, valid whatever was cut. */
  readonly text: string;
  /**
   * The JSON pointers (RFC 6901) of what was cut because of `maxDepth`, `maxEntries` or `maxBytes`; empty
   * when the text is complete. At most 100 of them.
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
  const text = JSON.stringify(visit(walk, value, '')) ?? 'null';
  return { text, truncated: walk.truncated };
}
