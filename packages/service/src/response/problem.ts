import { type InfoClassification, type PyPwExtError, statusPhrase } from '@pypwext/base';
import { isRecord } from '../record.ts';
import { traceId } from '../trace/trace-id.ts';
import { toErrorBody } from './error-body.ts';
import type { Exchange } from './exchange.ts';
import type { Outcome } from './outcome.ts';
import { highestOf } from './status-of.ts';

/**
 * Problem details (RFC 9457). There is no catalogue of problem types, so the type is `about:blank` and the
 * title the status phrase (section 4.2.1); `errors` follows the example of section 3: `pointer` is a JSON
 * pointer as a URI fragment. The error that ended the work is the `detail`, otherwise the one with the
 * highest code; without errors nothing is told of the failure.
 */
export function toProblem(
  { errors, thrown }: Pick<Outcome, 'errors' | 'thrown'>,
  status: number,
  { options: { disclose }, invocation, context }: Exchange,
): Record<string, unknown> {
  const main = thrown ?? highestOf(errors);
  const entries = errors.flatMap((error) => toEntries(error, disclose, errors.length > 1));
  const problem = {
    type: 'about:blank',
    title: statusPhrase(status),
    status,
    detail: main && toErrorBody(main, disclose).msg,
    instance: toInstance(isRecord(context) ? context.awsRequestId : undefined),
    errors: entries.length > 0 ? entries : undefined,
    trace_id: traceId(invocation.trace),
  };
  // What the problem does not say may be said by a member of the body.
  return Object.fromEntries(Object.entries(problem).filter(([, member]) => member !== undefined));
}

/** RFC 9457, section 3.1.5: a URI that identifies this occurrence; RFC 9562 gives UUIDs the form of one. */
const toInstance = (requestId: unknown): string | undefined =>
  typeof requestId === 'string' && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(requestId)
    ? `urn:uuid:${requestId}`
    : undefined;

/** What `errors` says of one error: each issue of a validation, or the error itself where it says more than `detail`. */
function toEntries(error: PyPwExtError, disclose: InfoClassification, several: boolean): unknown[] {
  const { code, msg, classification, details } = toErrorBody(error, disclose);
  const issues = issuesOf(details);
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
