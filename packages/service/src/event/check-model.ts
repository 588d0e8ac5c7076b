import { type StandardSchema, type ValidationResult, validate } from '@pypwext/base';
import { validationError } from './issues.ts';

/**
 * Checks a value against a model of any library that implements Standard Schema. A model that answers at
 * once is answered at once.
 *
 * @throws PyPwExtHTTPError 400 with the issues in `details.issues`.
 */
export function checkModel<Output>(
  model: StandardSchema<unknown, Output>,
  value: unknown,
  prefix?: readonly (string | number)[],
): Output | Promise<Output> {
  const settle = (result: ValidationResult<Output>): Output => {
    if (result.ok) return result.value;
    throw validationError(result, prefix);
  };
  const result = validate(model, value);
  return 'then' in result ? result.then(settle) : settle(result);
}
