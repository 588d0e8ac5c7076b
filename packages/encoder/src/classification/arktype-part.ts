import { inPlace, listOf, lookInto, type SchemaMember, type SchemaPart } from './schema-fields.ts';

/**
 * A node of the description of an arktype type. Metadata stands beside what it describes; a type that contains itself
 * stands in itself by its name, `$person`.
 *
 * Source: arktype documentation, "Configuration" (`configure`).
 */
export function arktypePart(node: unknown): SchemaPart {
  // A type is a function that describes itself; the parts of its description are plain data.
  if (typeof node === 'function') return arktypePart(lookInto(node).json);
  if (typeof node === 'string')
    return { classification: undefined, parts: [], isReference: node.startsWith('$') };
  if (Array.isArray(node)) return { classification: undefined, parts: inPlace(...node) };
  const { meta, required, optional, index, sequence, ...rest } = lookInto(node);
  return {
    classification: lookInto(meta).classification,
    parts: [
      ...props(required),
      ...props(optional),
      ...listOf(index).map((entry) => ({ name: '*', schema: lookInto(entry).value })),
      ...inPlace(...sequenceParts(sequence), rest.in, rest.out),
    ],
  };
}

const props = (list: unknown): SchemaMember[] =>
  listOf(list).map((entry) => ({ name: String(lookInto(entry).key), schema: lookInto(entry).value }));

/** A sequence is its element alone, or its parts by position. */
function sequenceParts(sequence: unknown): readonly unknown[] {
  const { prefix, defaultables, optionals, variadic, postfix } = lookInto(sequence);
  const positions = [prefix, optionals, postfix].flatMap(listOf);
  const withDefaults = listOf(defaultables).map((entry) => listOf(entry)[0]);
  return [sequence, variadic, ...positions, ...withDefaults];
}
