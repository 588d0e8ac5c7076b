import {
  inPlace,
  listOf,
  lookInto,
  named,
  resolved,
  type SchemaMember,
  type SchemaPart,
  type Unknowns,
} from './schema-fields.ts';

/**
 * A schema of zod 4, read through what it carries itself: `_zod.def` and `meta()`. zod is never imported. The schemas
 * of `zod/mini` have no `meta()`; both keep their metadata in a registry that all copies of zod share.
 *
 * Source: zod 4 documentation, "Metadata and registries", "Zod Mini" and "For library authors".
 */
export function zodPart(node: unknown): SchemaPart {
  const schema = lookInto(node);
  const def = lookInto(lookInto(schema._zod).def);
  const metadata = typeof schema.meta === 'function' ? schema.meta() : registered(schema);
  return { classification: lookInto(metadata).classification, parts: partsOf(def) };
}

function registered(schema: Unknowns): unknown {
  const { __zod_globalRegistry: registry } = globalThis as {
    __zod_globalRegistry?: { get?(of: unknown): unknown };
  };
  return registry?.get?.(schema);
}

function partsOf(def: Unknowns): SchemaMember[] {
  return [
    ...named(def.shape),
    { name: def.type === 'set' ? undefined : '*', schema: def.valueType },
    { name: '*', schema: def.catchall },
    ...inPlace(
      def.element,
      def.innerType,
      def.left,
      def.right,
      def.in,
      def.out,
      def.rest,
      resolved(def.getter),
      ...listOf(def.options),
      ...listOf(def.items),
    ),
  ];
}
