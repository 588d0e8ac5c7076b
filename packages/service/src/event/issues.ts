import type { PyPwExtHTTPError, ValidationIssue } from '@pypwext/base';
import { invalid } from './invalid.ts';

/** The details of the error of an input that does not fit its model. */
export interface ValidationDetails {
  /** What is wrong, and where; 50 issues at most. */
  readonly issues: readonly ValidationIssue[];
  /** How many further issues there are. */
  readonly omitted?: number;
}

/**
 * The error of an input that does not fit its model: path and message of each issue, never a value.
 *
 * @param failure - What is wrong.
 * @param prefix - The path of the value itself, as of a record in a batch.
 */
export function validationError(
  { issues, omitted }: { readonly issues: readonly ValidationIssue[]; readonly omitted?: number },
  prefix?: readonly (string | number)[],
): PyPwExtHTTPError {
  const details: ValidationDetails = {
    issues: prefix ? issues.map(({ path, message }) => ({ path: [...prefix, ...path], message })) : issues,
    ...(omitted === undefined ? {} : { omitted }),
  };
  return invalid('The input does not fit the model', 400, details);
}
