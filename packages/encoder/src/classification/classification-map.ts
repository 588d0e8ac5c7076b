import {
  type ClassificationMap,
  InfoClassification,
  PyPwExtInternalError,
  type StandardSchema,
} from '@pypwext/base';
import { arktypePart } from './arktype-part.ts';
import { declaredClassifications } from './classify.ts';
import type { SchemaPart } from './schema-fields.ts';
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
  const partOf = readerOf(model['~standard'].vendor);
  const found: Findings = { map: {}, references: [] };
  if (partOf !== undefined) collect(found, partOf, model, [], new Set());
  return { ...belowReferences(found), ...found.map, ...declaredClassifications(model) };
}

interface Findings {
  readonly map: Record<string, InfoClassification>;
  /** Where a part stands by its name alone. */
  readonly references: (readonly string[])[];
}

/** A reference may mean any part of the schema: what is classified anywhere is so at any depth below it. */
function belowReferences({ map, references }: Findings): Record<string, InfoClassification> {
  const below = references.flatMap((path) =>
    Object.entries(map).map(([classified, classification]) => {
      const name = classified.slice(classified.lastIndexOf('.') + 1);
      return [pathOf([...path, '**', name]), classification] as const;
    }),
  );
  return Object.fromEntries(below);
}

/** Reads one part of a schema. What is no schema of the library has no parts. */
type PartReader = (schema: unknown) => SchemaPart;

const readerOf = (vendor: string): PartReader | undefined =>
  new Map([
    ['zod', zodPart],
    ['valibot', valibotPart],
    ['arktype', arktypePart],
  ]).get(vendor);

/**
 * Walks down. Where a schema contains itself, what is classified below it is so at any depth (`**`): no path could
 * name each of the levels that a value may have.
 *
 * @param open - The schemas from the outermost one down to this one.
 */
function collect(
  found: Findings,
  partOf: PartReader,
  schema: unknown,
  path: readonly string[],
  open: ReadonlySet<unknown>,
): void {
  if (schema === undefined) return;
  if (open.has(schema)) {
    if (!path.includes('**')) collect(found, partOf, schema, [...path, '**'], new Set());
    return;
  }
  const part = partOf(schema);
  if (part.isReference) found.references.push(path);
  if (part.classification !== undefined) found.map[pathOf(path)] = known(part.classification, path);
  const inside = new Set(open).add(schema);
  for (const { name, schema: below } of part.parts) {
    collect(found, partOf, below, name === undefined ? path : [...path, name], inside);
  }
}

function pathOf(path: readonly string[]): string {
  if (path.length === 0) {
    throw new PyPwExtInternalError(
      'A whole schema cannot be classified; classify its members, or the log entry that holds the value',
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
