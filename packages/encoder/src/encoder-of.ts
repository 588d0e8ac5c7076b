import type { CustomEncoder } from '@pypwext/base';

/** A class, abstract or not, as far as `instanceof` needs it. */
export type ClassOf<T> = abstract new (...parameters: never[]) => T;

/**
 * A custom encoder for the instances of a class, subclasses included, or for the values that a type guard tells. The
 * value is typed accordingly.
 *
 * @param kind - The class, or the guard.
 * @param encode - What stands for such a value; it is encoded in turn. `undefined` leaves the member out.
 *
 * @example
 * ```ts
 * import { encoderOf, PyPwExtJSONEncoder } from '@pypwext/encoder';
 *
 * const isSafe = (value: unknown): value is bigint =>
 *   typeof value === 'bigint' && Number.isSafeInteger(Number(value));
 *
 * const encoder = new PyPwExtJSONEncoder({
 *   encoders: [encoderOf(isSafe, Number), encoderOf(Date, (date) => date.getTime())],
 * });
 * console.log(encoder.encode({ total: 10n, at: new Date(7) })); // {"total":10,"at":7}
 * ```
 */
export function encoderOf<T>(
  kind: ClassOf<T> | ((value: unknown) => value is T),
  encode: (value: T) => unknown,
): CustomEncoder<T> {
  return { match: isClass(kind) ? (value) => value instanceof kind : kind, encode };
}

/** The prototype of a class cannot be replaced; that of a function can, and an arrow function has none. */
function isClass<T>(kind: ClassOf<T> | ((value: unknown) => value is T)): kind is ClassOf<T> {
  return Object.getOwnPropertyDescriptor(kind, 'prototype')?.writable === false;
}
