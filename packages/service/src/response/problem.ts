import { type InfoClassification, type PyPwExtError, statusPhrase, type Trace } from '@pypwext/base';
import { isRecord } from '../record.ts';
import { traceId } from '../trace/trace-id.ts';
import { isDisclosed, toErrorBody } from './error-body.ts';
import { highestOf } from './status-of.ts';

/** What a problem tells beside the errors. */
export interface ProblemInput {
  /** The status of the answer. */
  readonly status: number;
  /** The error that ended the work; otherwise the one with the highest code is told first. */
  readonly thrown: PyPwExtError | undefined;
  /** All errors; none for a failure of which nothing is told. */
  readonly errors: readonly PyPwExtError[];
  /** Up to which classification errors are told in full. */
  readonly disclose: InfoClassification;
  /** The trace of the invocation. */
  readonly trace: Trace;
  /** The identifier of the invocation, when there is one. */
  readonly requestId: unknown;
}

/**
 * Problem details (RFC 9457). There is no catalogue of problem types, so the type is `about:blank` and the
 * title the status phrase (section 4.2.1); `errors` follows the example of section 3: `pointer` is a JSON
 * pointer as a URI fragment.
 */
export function toProblem(input: ProblemInput): Record<string, unknown> {
  const { status, errors, disclose, trace } = input;
  const main = input.thrown ?? highestOf(errors);
  const problem: Record<string, unknown> = { type: 'about:blank', title: statusPhrase(status), status };
  if (main) problem.detail = toErrorBody(main, disclose).msg;
  const instance = toInstance(input.requestId);
  if (instance) problem.instance = instance;
  const entries = errors.flatMap((error) => toEntries(error, disclose, errors.length > 1));
  if (entries.length > 0) problem.errors = entries;
  const id = traceId(trace);
  if (id !== undefined) problem.trace_id = id;
  return problem;
}

/** RFC 9457, section 3.1.5: a URI that identifies this occurrence; RFC 9562 gives UUIDs the form of one. */
const toInstance = (requestId: unknown): string | undefined =>
  typeof requestId === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(requestId)
    ? `urn:uuid:${requestId}`
    : undefined;

/** What `errors` says of one error: each issue of a validation, or the error itself where it says more than `detail`. */
function toEntries(error: PyPwExtError, disclose: InfoClassification, several: boolean): unknown[] {
  const { code, msg, classification, details } = toErrorBody(error, disclose);
  const issues = isDisclosed(error, disclose) ? issuesOf(details) : undefined;
  if (issues) return issues.map(({ path, message }) => ({ detail: message, pointer: toPointer(path) }));
  if (!several && details === undefined) return [];
  return [{ detail: msg, code, classification, ...(details === undefined ? {} : { details }) }];
}

interface Issue {
  readonly path: readonly unknown[];
  readonly message: unknown;
}

function issuesOf(details: unknown): readonly Issue[] | undefined {
  const issues = isRecord(details) ? details.issues : undefined;
  if (!Array.isArray(issues) || issues.length === 0) return undefined;
  const fit = issues.every((issue) => isRecord(issue) && Array.isArray(issue.path) && 'message' in issue);
  return fit ? (issues as Issue[]) : undefined;
}

/** RFC 6901, sections 3 and 6: `~` and `/` are escaped, and a fragment is percent-encoded. */
const toPointer = (path: readonly unknown[]): string =>
  `#${path.map((key) => `/${encodeKey(String(key).replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')}`;

/** A lone surrogate has no UTF-8 form: `encodeURIComponent` would throw. */
const encodeKey = (key: string): string => encodeURIComponent(key.replace(/\p{Surrogate}/gu, '\uFFFD'));
