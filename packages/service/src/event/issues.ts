import type { StandardSchemaIssue, ValidationIssue } from '@pypwext/base';
import { invalid } from './invalid.ts';
import { safeMessage } from './issue-message.ts';

// An answer lists what a person can read; a body of 6 MB can have a million issues.
const MAX_ISSUES = 50;

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
 * @param issues - What the schema says.
 * @param root - The value that was checked.
 * @param prefix - The path of the value itself, as of a record in a batch.
 */
export function validationError(
  issues: readonly StandardSchemaIssue[],
  root: unknown,
  prefix: readonly (string | number)[] = [],
): ReturnType<typeof invalid> {
  const listed = issues.slice(0, MAX_ISSUES).map((issue) => toIssue(issue, root, prefix));
  const omitted = issues.length - listed.length;
  const details: ValidationDetails = { issues: listed, ...(omitted > 0 ? { omitted } : {}) };
  return invalid('The input does not fit the model', 400, details);
}

function toIssue(
  issue: StandardSchemaIssue,
  root: unknown,
  prefix: readonly (string | number)[],
): ValidationIssue {
  const path = (issue.path ?? []).map((segment) => (typeof segment === 'object' ? segment.key : segment));
  return {
    path: [...prefix, ...path.map((key) => (typeof key === 'number' ? key : String(key)))],
    message: safeMessage({ ...issue, message: issue.message }, root, path),
  };
}
