import type { ClassificationMap, StandardSchema } from '@pypwext/base';

let classified: WeakMap<object, ClassificationMap> | undefined;

/**
 * Declares how sensitive the members of a schema are, for a schema of any library. The paths are names separated
 * by dots; `*` stands for any one name, and arrays are transparent.
 *
 * With zod and valibot the schema itself can say it: `.meta({ classification: 'PII' })`, or
 * `v.metadata({ classification: 'PII' })`; with arktype, `.configure({ classification: 'PII' })`. What is declared
 * here wins.
 *
 * @returns The same schema.
 *
 * @example
 * ```ts
 * import { classify, PyPwExtJSONEncoder, redactionFor } from '@pypwext/encoder';
 * import * as z from 'zod';
 *
 * const Customer = classify(z.object({ id: z.number(), email: z.string() }), { email: 'PII' });
 *
 * const encoder = new PyPwExtJSONEncoder({ profile: 'log', redaction: redactionFor(Customer) });
 * console.log(encoder.encode({ id: 17, email: 'a@example.com' })); // {"id":17,"email":"[Redacted]"}
 * ```
 */
export function classify<Schema extends StandardSchema>(model: Schema, map: ClassificationMap): Schema {
  classified ??= new WeakMap();
  classified.set(model, { ...classified.get(model), ...map });
  return model;
}

/** What `classify` was told of a schema. */
export function declaredClassifications(model: object): ClassificationMap {
  return classified?.get(model) ?? {};
}
