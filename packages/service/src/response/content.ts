import { type Encoder, ErrorKey, statusPhrase } from '@pypwext/base';
import { type EncodedBody, encodeBody, objectBody } from './body.ts';
import { toErrorBodies } from './error-body.ts';
import { type Exchange, problemOf } from './exchange.ts';
import type { Outcome } from './outcome.ts';

/** The body of an answer and what it is. */
export interface Content extends EncodedBody {
  /** The media type. */
  readonly contentType: string;
  /** Which of the response's headers do not fit, as the body is not the one that they describe. */
  readonly unfit?: RegExp;
}

// Another body than the response's own.
const UNFIT_REPLACED = /^(content-.*|(repr-)?digest|etag|last-modified)$/i;
// The response's own body with the errors in it: it is of the same type, and not the same bytes.
const UNFIT_EXTENDED = /^(content-(length|digest|md5|range)|(repr-)?digest|etag|last-modified)$/i;

/** The content of an answer: the response's own, with or without errors, or a problem. */
export function toContent(outcome: Outcome, status: number, exchange: Exchange): Content {
  const { response, errors } = outcome;
  const { encoder } = exchange.settings;
  const { justStatusCode, disclose } = exchange.options;
  if (errors.length === 0 || justStatusCode) {
    const { body, isBase64Encoded } = encodeBody(response.body, encoder);
    return { body, isBase64Encoded, contentType: response.contentType };
  }
  const own = objectBody(response, encoder);
  const problem = status >= 400 && problemOf(exchange);
  if (problem) {
    // RFC 9457, section 3.2: further members extend a problem, so that a partial answer is not lost.
    return json({ ...own, ...problem.toProblem(outcome, status, exchange) }, PROBLEM_TYPE, encoder);
  }
  const error = toErrorBodies(errors, disclose);
  return own
    ? json({ ...own, [ErrorKey]: error }, response.contentType, encoder, UNFIT_EXTENDED)
    : json({ [ErrorKey]: error }, JSON_TYPE, encoder);
}

/** The content of a failure of which nothing is told. It does without the encoder, which may be what failed. */
export function toFailureContent(exchange: Exchange): Content {
  const problem = problemOf(exchange);
  if (!problem) return json({ [ErrorKey]: statusPhrase(500) }, JSON_TYPE, JSON_ENCODER);
  if (exchange.options.justStatusCode) return { body: undefined, isBase64Encoded: false, contentType: '' };
  const details = problem.toProblem({ errors: [], thrown: undefined }, 500, exchange);
  return json(details, PROBLEM_TYPE, JSON_ENCODER);
}

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';
const JSON_ENCODER: Encoder = { encode: (value) => JSON.stringify(value) };

const json = (
  body: unknown,
  contentType: string,
  encoder: Encoder,
  unfit: RegExp = UNFIT_REPLACED,
): Content => ({ body: encoder.encode(body), isBase64Encoded: false, contentType, unfit });
