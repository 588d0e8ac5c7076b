import type { StandardSchema, StandardSchemaIssue, StandardSchemaResult } from './standard-schema.ts';

/** One issue as answers and errors show it: never the value, which may be secret or hostile. */
export interface ValidationIssue {
  /** Where, from the value's root; empty for the root itself. */
  readonly path: readonly (string | number)[];
  /** What is wrong. */
  readonly message: string;
}

/** Either the typed value, or the issues. */
export type ValidationResult<Output> =
  | { readonly ok: true; readonly value: Output }
  | { readonly ok: false; readonly issues: readonly ValidationIssue[] };

/**
 * Checks a value against a schema of any library that implements Standard Schema. A schema that answers at
 * once is answered at once; only an asynchronous one gives a promise.
 *
 * @example
 * ```ts
 * import { validate } from '@pypwext/base';
 * import * as z from 'zod';
 *
 * const result = await validate(z.object({ email: z.string() }), { email: 17 });
 * console.log(result.ok ? result.value : result.issues[0]?.path); // [ 'email' ]
 * ```
 */
export function validate<Output>(
  schema: StandardSchema<unknown, Output>,
  value: unknown,
): ValidationResult<Output> | Promise<ValidationResult<Output>> {
  const result = schema['~standard'].validate(value);
  return 'then' in result ? result.then(toValidationResult) : toValidationResult(result);
}

function toValidationResult<Output>(result: StandardSchemaResult<Output>): ValidationResult<Output> {
  if (result.issues === undefined) return { ok: true, value: result.value };
  return { ok: false, issues: result.issues.map(toValidationIssue) };
}

const toValidationIssue = ({ path = [], message }: StandardSchemaIssue): ValidationIssue => ({
  path: path.map((segment) => {
    const key = typeof segment === 'object' ? segment.key : segment;
    return typeof key === 'number' ? key : String(key);
  }),
  message,
});
