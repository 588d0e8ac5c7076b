import type { SchemaOutput, StandardSchema } from '@pypwext/base';
import { checkModel } from './check-model.ts';

/**
 * Checks a value against a model of any library that implements Standard Schema.
 *
 * @param model - The model.
 * @param value - The value.
 * @returns The typed value.
 * @throws PyPwExtHTTPError 400 with path and message of each issue in `details.issues`, never a value.
 *
 * @example
 * ```ts
 * import { isPyPwExtHTTPError } from '@pypwext/base';
 * import { parse } from '@pypwext/service';
 * import * as z from 'zod';
 *
 * try {
 *   await parse(z.object({ age: z.number() }), { age: 'seventeen' });
 * } catch (error) {
 *   if (isPyPwExtHTTPError(error)) console.log(JSON.stringify(error.details));
 *   // {"issues":[{"path":["age"],"message":"Invalid input: expected number, received string"}]}
 * }
 * ```
 */
export async function parse<Model extends StandardSchema>(
  model: Model,
  value: unknown,
): Promise<SchemaOutput<Model>> {
  return (await checkModel(model, value)) as SchemaOutput<Model>;
}
