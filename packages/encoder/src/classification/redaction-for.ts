import {
  createRedactionPlan,
  type RedactionOptions,
  type RedactionPlan,
  type StandardSchema,
} from '@pypwext/base';
import { classificationsOf } from './classification-map.ts';

/**
 * Compiles the classifications that a schema carries into a redaction plan, once, for logs and for responses.
 * Members above `NA` are masked unless `policies` say otherwise.
 *
 * @param model - A schema with classifications: see `classify`.
 * @param options - As of `createRedactionPlan`; paths of `options.model` win over those of the schema.
 *
 * @throws PyPwExtInternalError as `classificationsOf` and `createRedactionPlan`.
 *
 * @example
 * ```ts
 * import { PyPwExtJSONEncoder, redactionFor } from '@pypwext/encoder';
 * import * as v from 'valibot';
 *
 * const Customer = v.object({
 *   id: v.number(),
 *   email: v.pipe(v.string(), v.metadata({ classification: 'PII' })),
 * });
 *
 * const redaction = redactionFor(Customer, { policies: { PII: 'drop' } });
 * const encoder = new PyPwExtJSONEncoder({ profile: 'log', redaction });
 * console.log(encoder.encode([{ id: 17, email: 'a@example.com' }])); // [{"id":17}]
 * ```
 */
export function redactionFor(model: StandardSchema, options: RedactionOptions = {}): RedactionPlan {
  return createRedactionPlan({ ...options, model: { ...classificationsOf(model), ...options.model } });
}
