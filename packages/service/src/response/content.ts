import { ErrorKey, statusPhrase } from '@pypwext/base';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { type EncodedBody, encodeBody, objectBody } from './body.ts';
import { toErrorBodies } from './error-body.ts';
import { type Exchange, formatOf } from './exchange.ts';
import type { Outcome } from './outcome.ts';
import { toProblem } from './problem.ts';

/** The body of an answer and what it is. */
export interface Content extends EncodedBody {
  /** The media type. */
  readonly contentType: string;
  /** Whether the body is another one than the response's own, so that its headers do not describe it. */
  readonly replaced: boolean;
}

/** The content of an answer: the response's own, with or without errors, or a problem. */
export function toContent(outcome: Outcome, status: number, exchange: Exchange): Content {
  const { response, errors } = outcome;
  if (errors.length === 0 || exchange.options.justStatusCode) return ownContent(response, exchange);
  const own = objectBody(response, exchange.settings.encoder);
  if (status >= 400 && formatOf(exchange) === 'problem') {
    const problem = problemOf(outcome, status, exchange);
    // RFC 9457, section 3.2: further members extend a problem, so that a partial answer is not lost.
    return encoded({ ...own, ...problem }, 'application/problem+json', true, exchange);
  }
  const bodies = toErrorBodies(errors, exchange.options.disclose);
  if (own) return encoded({ ...own, [ErrorKey]: bodies }, response.contentType, false, exchange);
  return encoded({ [ErrorKey]: bodies }, 'application/json', true, exchange);
}

/** The content of a failure of which nothing is told. */
export function toFailureContent(exchange: Exchange): Content {
  if (formatOf(exchange) === 'problem') {
    if (exchange.options.justStatusCode) return { ...NO_BODY };
    const outcome = { errors: [], thrown: undefined };
    return encoded(problemOf(outcome, 500, exchange), 'application/problem+json', true, exchange);
  }
  const body = `{"error":"${statusPhrase(500)}"}`;
  return { body, isBase64Encoded: false, contentType: 'application/json', replaced: true };
}

const NO_BODY = { body: undefined, isBase64Encoded: false, contentType: '', replaced: true } as const;

const problemOf = (outcome: Pick<Outcome, 'errors' | 'thrown'>, status: number, exchange: Exchange) =>
  toProblem({
    status,
    errors: outcome.errors,
    thrown: outcome.thrown,
    disclose: exchange.options.disclose,
    trace: exchange.invocation.trace,
    requestId: exchange.requestId,
  });

function ownContent({ body: own, contentType }: PyPwExtResponse, { settings }: Exchange): Content {
  const { body, isBase64Encoded } = encodeBody(own, settings.encoder);
  return { body, isBase64Encoded, contentType, replaced: false };
}

const encoded = (body: unknown, contentType: string, replaced: boolean, { settings }: Exchange): Content => ({
  body: settings.encoder.encode(body),
  isBase64Encoded: false,
  contentType,
  replaced,
});
