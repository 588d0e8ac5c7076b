import { inPlace, listOf, lookInto, named, resolved, type SchemaPart } from './schema-fields.ts';

/**
 * A schema of valibot, read through its plain members. Metadata is an action of its pipe; the last one counts.
 *
 * Source: valibot documentation, "metadata" and "Pipelines".
 */
export function valibotPart(node: unknown): SchemaPart {
  const schema = lookInto(node);
  const pipe = listOf(schema.pipe).map(lookInto);
  const metadata = pipe.findLast((item) => item.type === 'metadata')?.metadata;
  return {
    classification: lookInto(metadata).classification,
    parts: [
      ...named(schema.entries),
      { name: schema.type === 'set' ? undefined : '*', schema: schema.value },
      { name: 'entries' in schema ? '*' : undefined, schema: schema.rest },
      ...inPlace(
        schema.item,
        schema.wrapped,
        resolved(schema.getter),
        ...listOf(schema.options),
        ...listOf(schema.items),
        // The first item of a pipe is the schema itself; later ones may be further schemas.
        ...pipe.slice(1).filter((item) => item.kind === 'schema'),
      ),
    ],
  };
}
