/**
 * A value that brings its own JSON form, as `JSON.stringify` knows it.
 *
 * Source: ECMA-262, SerializeJSONProperty.
 */
export interface SupportsToJson {
  /** The value that stands for this one in JSON. */
  toJSON(): unknown;
}

/** Tells whether a value brings its own JSON form. It throws when reading `toJSON` throws. */
export function supportsToJson(value: unknown): value is SupportsToJson {
  return (
    typeof value === 'object' && value !== null && typeof (value as SupportsToJson).toJSON === 'function'
  );
}
