import { classificationRank, type InfoClassification, type PyPwExtError, statusPhrase } from '@pypwext/base';

/** An error as an answer shows it: never its action, its cause or its stack. */
export interface ErrorBody {
  /** The HTTP status. */
  readonly code: unknown;
  /** The message, or the status phrase where the message must not be told. */
  readonly msg: unknown;
  /** How sensitive the error is. */
  readonly classification: unknown;
  /** The details, if there are any and they may be told. */
  readonly details?: unknown;
}

/**
 * The form in which a client sees an error. It is made of the error's curated form, so that a class may hold
 * details back.
 */
export function toErrorBody(error: PyPwExtError, disclose: InfoClassification): ErrorBody {
  const { code, classification, publicMessage } = error;
  if (classificationRank(classification) > classificationRank(disclose))
    return { code, msg: statusPhrase(code), classification };
  if (publicMessage !== undefined) return { code, msg: publicMessage, classification };
  const { msg, details } = error.toCuratedDict();
  return details === undefined ? { code, msg, classification } : { code, msg, classification, details };
}

/** One error as an object, several as an array. */
export function toErrorBodies(
  errors: readonly PyPwExtError[],
  disclose: InfoClassification,
): ErrorBody | ErrorBody[] {
  const bodies = errors.map((error) => toErrorBody(error, disclose));
  return bodies.length === 1 ? (bodies[0] as ErrorBody) : bodies;
}
