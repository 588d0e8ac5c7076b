import {
  type ClassificationMap,
  InfoClassification,
  PyPwExtInternalError,
  type StandardSchema,
} from '@pypwext/base';
import { arktypeDescription, arktypePart } from './arktype-part.ts';
import { declaredClassifications } from './classify.ts';
import { lookInto, type SchemaPart } from './schema-fields.ts';
import { valibotPart } from './valibot-part.ts';
import { zodPart } from './zod-part.ts';

/**
 * The classification of the members of a schema, by path, as `createRedactionPlan` takes it: what the schema's own
 * fields declare, and what `classify` was told, which wins.
 *
 * Read are the fields of zod, valibot and arktype; of other libraries `classify` alone.
 *
 * @throws PyPwExtInternalError for a classification that is none, for one of the outermost schema (classify the
 * entry or the error instead), and for a classified name with a dot in it, which no path can say.
 *
 * @example
 * ```ts
 * import { classificationsOf } from '@pypwext/encoder';
 * import * as z from 'zod';
 *
 * const Customer = z.object({ id: z.number(), email: z.string().meta({ classification: 'PII' }) });
 * console.log(classificationsOf(Customer)); // { email: 'PII' }
 * ```
 */
export function classificationsOf(model: StandardSchema): ClassificationMap {
  const map: Record<string, InfoClassification> = {};
  const read = readerOf(model);
  if (read !== undefined) collect(map, read.part, read.schema, [], new Set());
  return { ...map, ...declaredClassifications(model) };
}

interface SchemaReader {
  readonly schema: unknown;
  readonly part: (schema: unknown) => SchemaPart | undefined;
}

function readerOf(model: StandardSchema): SchemaReader | undefined {
  const parts = { zod: zodPart, valibot: valibotPart };
  const { vendor } = model['~standard'];
  if (vendor === 'arktype') {
    return { schema: arktypeDescription(model as unknown as Record<string, unknown>), part: arktypePart };
  }
  if (vendor !== 'zod' && vendor !== 'valibot') return undefined;
  const part = parts[vendor];
  return { schema: model, part: (schema) => withLookInto(schema, part) };
}

function withLookInto(
  schema: unknown,
  part: (schema: Record<string, unknown>) => SchemaPart,
): SchemaPart | undefined {
  const members = lookInto(schema);
  return members === undefined ? undefined : part(members as Record<string, unknown>);
}

/** Walks down; a schema that contains itself is followed once on each path. */
function collect(
  map: Record<string, InfoClassification>,
  partOf: SchemaReader['part'],
  schema: unknown,
  path: readonly string[],
  open: ReadonlySet<unknown>,
): void {
  if (open.has(schema)) return;
  const part = partOf(schema);
  if (part === undefined) return;
  if (part.classification !== undefined) map[pathOf(path)] = known(part.classification, path);
  const inside = new Set(open).add(schema);
  for (const { name, schema: below } of part.parts) {
    collect(map, partOf, below, name === undefined ? path : [...path, name], inside);
  }
}

function pathOf(path: readonly string[]): string {
  if (path.length === 0) {
    throw new PyPwExtInternalError(
      'A whole schema cannot be classified: classify its members, or the log entry or error that holds the value',
    );
  }
  const dotted = path.find((name) => name.includes('.'));
  if (dotted === undefined) return path.join('.');
  throw new PyPwExtInternalError(
    `The member "${dotted}" cannot be classified, because its name has a dot: name it in redaction.keys instead`,
  );
}

function known(classification: unknown, path: readonly string[]): InfoClassification {
  if (typeof classification === 'string' && Object.hasOwn(InfoClassification, classification)) {
    return classification as InfoClassification;
  }
  throw new PyPwExtInternalError(
    `The member ${path.join('.')} is classified as ${JSON.stringify(classification)}, which is none of ` +
      Object.keys(InfoClassification).join(', '),
  );
}
