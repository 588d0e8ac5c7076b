/** An object of unknown make: events come from outside, and nothing about them is taken for granted. */
export type UnknownRecord = Readonly<Record<string, unknown>>;

/** Tells whether a value is an object whose keys may be read; an array is one. */
export const isRecord = (value: unknown): value is UnknownRecord =>
  typeof value === 'object' && value !== null;

/** Tells whether a value is an object literal, or parsed JSON: no class stands behind it. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value) || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
