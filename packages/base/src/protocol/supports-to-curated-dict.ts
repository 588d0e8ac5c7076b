/**
 * A value that brings the form in which it may be shown: what is not meant for others is left out. It is
 * preferred to `toJSON` wherever both are there.
 *
 * @example
 * ```ts
 * import type { SupportsToCuratedDict } from '@pypwext/base';
 *
 * class Customer implements SupportsToCuratedDict {
 *   readonly number = 17;
 *   readonly passwordHash = 'not for others';
 *
 *   toCuratedDict(): Record<string, unknown> {
 *     return { number: this.number };
 *   }
 * }
 *
 * console.log(new Customer().toCuratedDict()); // { number: 17 }
 * ```
 */
export interface SupportsToCuratedDict {
  /** The form in which this value may be shown. */
  toCuratedDict(): Record<string, unknown>;
}

/** Tells whether a value brings a curated form. It throws when reading `toCuratedDict` throws. */
export function supportsToCuratedDict(value: unknown): value is SupportsToCuratedDict {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as SupportsToCuratedDict).toCuratedDict === 'function'
  );
}
