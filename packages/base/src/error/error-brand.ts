/**
 * The names of the error classes of this package. A subclass of a user carries the name of the class it
 * extends, so that guards and default names hold for it.
 */
export type PyPwExtErrorKind =
  | 'PyPwExtError'
  | 'StdPyPwExtError'
  | 'PyPwExtHTTPError'
  | 'PyPwExtInternalError'
  | 'PyPwExtErrorWithReturn';

/**
 * The property that marks an error of this package. It is a string, not a symbol, because bundlers cannot
 * drop classes with symbol-keyed members, and it names the shape's version, because two copies of this
 * package read it from each other. The classes spell it out: their declarations must be readable without
 * inference.
 */
const ERROR_BRAND = '@pypwext/error@1';

/**
 * The kind of an error of any copy of this package, or `undefined` for every other value. The brand is
 * a getter of the prototype: an own property of that name, as parsed JSON could have it, does not count.
 */
export function errorKind(value: unknown): PyPwExtErrorKind | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    if (Object.hasOwn(value, ERROR_BRAND)) return undefined;
    const kind: unknown = (value as Record<string, unknown>)[ERROR_BRAND];
    return typeof kind === 'string' ? (kind as PyPwExtErrorKind) : undefined;
  } catch {
    // A revoked proxy, or a trap that throws: whatever it is, it is no error of ours.
    return undefined;
  }
}
