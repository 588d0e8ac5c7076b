import { type ErrorCollector, isPyPwExtErrorWithReturn, type PyPwExtError } from '@pypwext/base';
import { isPyPwExtResponse, PyPwExtResponse } from '../pypwext-response.ts';

/** How a handler ended, as far as it concerns the answer. */
export interface Outcome {
  /** The answer that the errors are merged into. */
  readonly response: PyPwExtResponse;
  /** The response's own errors, the collected ones and the thrown one, each once. */
  readonly errors: readonly PyPwExtError[];
  /** The error that ended the handler. */
  readonly thrown: PyPwExtError | undefined;
}

/** The outcome of a handler that has returned. */
export const returnedOutcome = (
  response: PyPwExtResponse,
  collector: ErrorCollector | undefined,
): Outcome => ({ response, errors: merge(response.errors, collector), thrown: undefined });

/** The outcome of a handler that has thrown: its error is collected, and its return value is the answer. */
export function thrownOutcome(thrown: PyPwExtError, collector: ErrorCollector | undefined): Outcome {
  // A collector that has come to its end would report the error as late, but it is part of this answer.
  if (collector && !collector.closed) collector.add(thrown);
  const value: unknown = isPyPwExtErrorWithReturn(thrown) ? thrown.returnValue : undefined;
  const response = isPyPwExtResponse(value) ? value : new PyPwExtResponse({ body: value });
  return { response, errors: merge(response.errors, collector, thrown), thrown };
}

function merge(
  own: readonly PyPwExtError[],
  collector: ErrorCollector | undefined,
  thrown?: PyPwExtError,
): readonly PyPwExtError[] {
  const collected = collector?.hasErrors() ? collector.errors : [];
  const all = thrown ? [...own, ...collected, thrown] : [...own, ...collected];
  return all.length > 1 ? [...new Set(all)] : all;
}
