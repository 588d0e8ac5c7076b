/** A part of a schema: what the library says of it, and the parts below it. */
export interface SchemaPart {
  /** What was declared as its classification, if anything. */
  readonly classification: unknown;
  /** The parts below: under a name, under any name (`*`), or in its own place (`undefined`). */
  readonly parts: readonly SchemaMember[];
  /** Whether it is but the name of a part that stands elsewhere in the schema. */
  readonly isReference?: boolean;
}

/** A part below another one. */
export interface SchemaMember {
  readonly name: string | undefined;
  /** `undefined`, as anything that is no schema, has no parts. */
  readonly schema: unknown;
}

/** An object or function whose members nothing is known of. */
export type Unknowns = Readonly<Record<string, unknown>>;

/** The value as something to look into; what is neither an object nor a function has no members. */
export function lookInto(value: unknown): Unknowns {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
    ? (value as Unknowns)
    : {};
}

/** Members under their names. */
export function named(members: unknown): SchemaMember[] {
  return Object.entries(lookInto(members)).map(([name, schema]) => ({ name, schema }));
}

/** Schemas in the place of the one that holds them: wrapped ones, elements of arrays, branches of unions. */
export function inPlace(...schemas: readonly unknown[]): SchemaMember[] {
  return schemas.map((schema) => ({ name: undefined, schema }));
}

/** The result of a function that a schema gives, as that of a lazy one; nothing when it throws. */
export function resolved(getter: unknown): unknown {
  try {
    return typeof getter === 'function' ? getter() : undefined;
  } catch {
    return undefined;
  }
}

/** A list, or nothing. */
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
