import { type PyPwExtHTTPError, type StandardSchema, type ValidationResult, validate } from '@pypwext/base';
import { validationError } from './issues.ts';

/**
 * The error of a value that does not fit, not thrown: on the way from the check to the answer to a bad
 * request, throwing would cost more than the rest of the answer.
 */
export class Refusal {
  readonly error: PyPwExtHTTPError;

  constructor(error: PyPwExtHTTPError) {
    this.error = error;
  }
}

type Prefix = readonly (string | number)[];

/** Checks a value against a model of any library that implements Standard Schema; a `Refusal` when it does not fit. */
export function tryModel<Output>(
  model: StandardSchema<unknown, Output>,
  value: unknown,
  prefix?: Prefix,
): Output | Refusal | Promise<Output | Refusal> {
  const result = validate(model, value);
  return 'then' in result ? result.then((late) => settle(late, prefix)) : settle(result, prefix);
}

const settle = <Output>(result: ValidationResult<Output>, prefix: Prefix | undefined): Output | Refusal =>
  result.ok ? result.value : new Refusal(validationError(result, prefix));

/**
 * The same, for those who throw. A model that answers at once is answered at once.
 *
 * @throws PyPwExtHTTPError 400 with the issues in `details.issues`.
 */
export function checkModel<Output>(
  model: StandardSchema<unknown, Output>,
  value: unknown,
  prefix?: Prefix,
): Output | Promise<Output> {
  const checked = tryModel(model, value, prefix);
  return checked instanceof Promise ? checked.then(accepted) : accepted(checked);
}

/** @throws the error of a refusal. */
export function accepted<Value>(value: Value | Refusal): Value {
  if (value instanceof Refusal) throw value.error;
  return value;
}
