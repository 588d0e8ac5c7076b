import type { EncodeError } from './encode-error.ts';
import type { EncodingOptions } from './encoding-options.ts';
import type { RedactionPlan, RedactionScope } from './redaction-plan.ts';

/** The name or the index of a member. */
export type Key = string | number;

/** Any object, seen as its members. */
export type Members = Record<string, unknown>;

/** The state of one call. It belongs to the call, so that a hook may use the same encoder again. */
export interface Walk {
  readonly log: boolean;
  /** Whether a container that needs no change is handed over itself, not as a copy. */
  readonly reuse: boolean;
  readonly maxDepth: number;
  readonly maxEntries: number;
  /** How many characters a text may have. */
  readonly maxText: number;
  readonly plan: RedactionPlan | undefined;
  /** Whether members and texts are bounded or redacted; otherwise the walk need not count them. */
  readonly bounded: boolean;
  readonly hook: ((value: unknown) => unknown) | undefined;
  /** Whether `Object.prototype` has enumerable members: then `for in` would show them in every object. */
  readonly polluted: boolean;
  /** What may still be read: the characters of names, a quarter of those of texts, 4 for any other member. */
  budget: number;
  /** How far the paths of the plan's model have been followed. */
  scope: RedactionScope | undefined;
  /** The containers from the outermost one to the current one; the first `depth` of them count. */
  readonly ancestors: object[];
  /** The names that lead from each of these containers to the next. */
  readonly path: Key[];
  depth: number;
  /** The pointers of what was cut. */
  readonly truncated: string[];
  /** The error with which this call fails; it passes through the handlers of the levels above. */
  error: EncodeError | undefined;
}

/** No bound. A small integer: counting down from `Infinity` makes the walk a tenth slower. */
const UNBOUNDED = 0x7fff_ffff;

/**
 * How much the walk of a log reads, as a multiple of `maxBytes`: more than fits, so that the cut that follows
 * has something to choose from, and yet never the gigabyte that somebody may have logged.
 */
const READ_AHEAD = 4;

/** Texts are not cut further than to this number of characters: names and short values stay. */
const SHORTEST = 32;

/** The largest number of bytes that the text may have. */
export const maxBytesOf = ({ profile, maxBytes }: EncodingOptions): number =>
  maxBytes ?? (profile === 'log' ? 262_144 : UNBOUNDED);

const NOTHING: object = {};

/**
 * The state at the start of a call.
 *
 * @param share - What part of the bounds may be used, as in one quarter: 4. The default is all of them, and
 * texts that are still to be cut.
 */
export function startWalk(options: EncodingOptions, reuse: boolean, share: number = 1): Walk {
  const { redaction } = options;
  const log = options.profile === 'log';
  const budget = log ? Math.min(READ_AHEAD * maxBytesOf(options), UNBOUNDED) : UNBOUNDED;
  return {
    log,
    reuse,
    maxDepth: options.maxDepth ?? (log ? 32 : 512),
    maxEntries: (options.maxEntries ?? (log ? 1_000 : UNBOUNDED)) / share,
    maxText: Math.max(budget / share ** 2, SHORTEST),
    plan: redaction,
    bounded: log || redaction !== undefined || options.maxEntries !== undefined,
    hook: hookOf(options),
    polluted: isPolluted(),
    budget,
    scope: redaction?.scope,
    // Room for the depth that most values have: an empty list takes room for 17 with its first member.
    ancestors: [NOTHING, NOTHING, NOTHING, NOTHING],
    path: ['', '', '', ''],
    depth: 0,
    truncated: [],
    error: undefined,
  };
}

function isPolluted(): boolean {
  for (const _ in Object.prototype) return true;
  return false;
}

/** The prehook and the custom encoders as one function; `undefined` when there are none. */
function hookOf({ prehook, encoders = [] }: EncodingOptions): Walk['hook'] {
  if (prehook === undefined && encoders.length === 0) return undefined;
  return (value) => {
    const answer = prehook?.(value);
    const replaced = answer === undefined ? value : answer;
    const encoder = encoders.find((candidate) => candidate.match(replaced));
    return encoder === undefined ? replaced : encoder.encode(replaced);
  };
}
