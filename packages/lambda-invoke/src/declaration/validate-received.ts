import { type StandardSchema, type ValidationResult, validate } from '@pypwext/base';

/**
 * Checks a value that has crossed the wire, where JSON has no `undefined`: Lambda's runtime answers `null` for a
 * handler that returns nothing. So `null` that the schema refuses is `undefined` to it.
 */
export async function validateReceived<Output>(
  schema: StandardSchema<unknown, Output>,
  value: unknown,
): Promise<ValidationResult<Output>> {
  const result = await validate(schema, value);
  if (result.ok || value !== null) return result;
  const absent = await validate(schema, undefined);
  return absent.ok ? absent : result;
}
