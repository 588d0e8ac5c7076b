import type { CustomEncoder } from './custom-encoder.ts';
import type { RedactionPlan } from './redaction-plan.ts';

/**
 * For whom the JSON is.
 *
 * - `wire`: for a reader that must get the data whole. What has no JSON form is an `EncodeError` that names
 *   the place; nothing is ever cut.
 * - `log`: for a log line. Encoding never throws: what has no JSON form becomes a marker in its place
 *   (`"[Circular]"`, `"[Throws: ...]"`), and the text is bounded.
 */
export type EncodingProfile = 'wire' | 'log';

/** How to encode. Every option is optional; one plain object of them may be kept and reused. */
export interface EncodingOptions {
  /** For whom the JSON is. @defaultValue `'wire'` */
  readonly profile?: EncodingProfile;
  /**
   * How many levels deep containers may be nested. Deeper ones are an `EncodeError` on the wire and the
   * marker `"[Object]"` or `"[Array]"` in a log.
   *
   * @defaultValue 512 on the wire, 32 in a log
   */
  readonly maxDepth?: number;
  /**
   * How many members one container may have. More are an `EncodeError` on the wire; in a log the rest is cut
   * and counted in a marker.
   *
   * @defaultValue no bound on the wire, 1,000 in a log
   */
  readonly maxEntries?: number;
  /**
   * How many bytes of UTF-8 the JSON text may have. A longer one is an `EncodeError` on the wire; in a log
   * the largest parts are cut until it fits, small members stay.
   *
   * @defaultValue no bound on the wire, 262,144 in a log (what CloudWatch Logs has always taken as one event)
   */
  readonly maxBytes?: number;
  /** What to mask, hash or drop, in the same walk; see `createRedactionPlan`. @defaultValue nothing */
  readonly redaction?: RedactionPlan;
  /**
   * Runs first, on every value (primitives and the outermost value included), and may return a replacement.
   * `undefined` means that the value stays as it is. The replacement is not given to the hook again, its
   * members are.
   */
  readonly prehook?: (value: unknown) => unknown;
  /** Encoders that are asked, in this order, before the table of types. @defaultValue none */
  readonly encoders?: readonly CustomEncoder[];
}
