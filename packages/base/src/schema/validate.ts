import { safeMessage } from './issue-message.ts';
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
  | {
      readonly ok: false;
      /** What is wrong; the first 50. */
      readonly issues: readonly ValidationIssue[];
      /** How many further issues there are; absent when there are none. */
      readonly omitted?: number;
    };

// As much as a person reads; a body of 6 MB can have a million issues.
const MAX_ISSUES = 50;

/**
 * Checks a value against a schema of any library that implements Standard Schema. A schema that answers at
 * once is answered at once; only an asynchronous one gives a promise. The messages of the issues are freed of
 * the values that some libraries put in.
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
  // Whatever promise it is: of another realm, or of a library.
  return 'then' in result
    ? Promise.resolve(result).then((late) => settle(late, value))
    : settle(result, value);
}

function settle<Output>(result: StandardSchemaResult<Output>, root: unknown): ValidationResult<Output> {
  // zod computes the issues whenever they are asked for: once is enough.
  const { issues } = result;
  if (issues === undefined) return { ok: true, value: (result as { readonly value: Output }).value };
  const shown = issues.slice(0, MAX_ISSUES).map((issue) => toValidationIssue(issue, root));
  return issues.length > MAX_ISSUES
    ? { ok: false, issues: shown, omitted: issues.length - MAX_ISSUES }
    : { ok: false, issues: shown };
}

function toValidationIssue(issue: StandardSchemaIssue, root: unknown): ValidationIssue {
  // Not `issue.path.map()`: the path of an arktype issue is an array of a class of its own.
  const path = Array.from(issue.path ?? [], (segment) =>
    typeof segment === 'object' ? segment.key : segment,
  );
  return {
    path: path.map((key) => (typeof key === 'number' ? key : String(key))),
    message: safeMessage(issue, root, path),
  };
}
