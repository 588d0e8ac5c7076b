import { PyPwExtHTTPError, PyPwExtInternalError, type StandardSchema, validate } from '@pypwext/base';

/**
 * The input as the schema has accepted it.
 *
 * @param check - How it is checked: an input that was received may be `null` where nothing was given.
 * @throws PyPwExtHTTPError with code 400 that lists path and message of every issue, and no value.
 */
export async function checkInput<Output>(
  schema: StandardSchema<unknown, Output>,
  value: unknown,
  name: string,
  check: typeof validate = validate,
): Promise<Output> {
  const result = await check(schema, value);
  if (result.ok) return result.value;
  throw new PyPwExtHTTPError(`The input of the function ${name} does not fit`, {
    code: 400,
    details: { issues: result.issues },
  });
}

/**
 * The result of the function as the schema has accepted it.
 *
 * @throws PyPwExtInternalError that lists path and message of every issue, and no value.
 */
export async function checkResult<Output>(
  schema: StandardSchema<unknown, Output>,
  value: unknown,
  name: string,
): Promise<Output> {
  const result = await validate(schema, value);
  if (result.ok) return result.value;
  throw new PyPwExtInternalError(`The result of the function ${name} does not fit its own contract`, {
    details: { issues: result.issues },
  });
}
