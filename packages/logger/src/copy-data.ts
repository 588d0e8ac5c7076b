/**
 * A copy of plain objects and arrays, down to the last one; class instances, functions and accessors are
 * shared. Cycles stay cycles.
 */
export function copyData<T>(original: T, copies: Map<unknown, unknown> = new Map()): T {
  if (typeof original !== 'object' || original === null) return original;
  const known = copies.get(original);
  if (known !== undefined) return known as T;
  const prototype: unknown = Object.getPrototypeOf(original);
  const isList = Array.isArray(original);
  if (!isList && prototype !== Object.prototype && prototype !== null) return original;
  const copy: object = isList ? [] : Object.create(prototype as object | null);
  copies.set(original, copy);
  for (const [key, property] of Object.entries(Object.getOwnPropertyDescriptors(original))) {
    if ('value' in property) property.value = copyData(property.value, copies);
    Object.defineProperty(copy, key, property);
  }
  return copy as T;
}
