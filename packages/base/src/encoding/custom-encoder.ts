/**
 * How to encode values that the table of types does not know, or should treat differently. The first
 * encoder that matches wins; what it returns is encoded in turn by the table, so that it may hold dates,
 * maps and anything else. Members of that result are offered to the encoders again, the result itself is not.
 *
 * @example
 * ```ts
 * import { encodeJson, type CustomEncoder } from '@pypwext/base';
 *
 * const safeBigInt: CustomEncoder<bigint> = {
 *   match: (value) => typeof value === 'bigint' && Number.isSafeInteger(Number(value)),
 *   encode: (value) => Number(value),
 * };
 *
 * console.log(encodeJson({ count: 3n }, { encoders: [safeBigInt] })); // {"count":3}
 * ```
 */
export interface CustomEncoder<T = unknown> {
  /** Whether this encoder is meant for the value. It is asked for every value, primitives included. */
  match(value: unknown): boolean;
  /** What stands for the value. `undefined` leaves the member out of an object. */
  encode(value: T): unknown;
}
