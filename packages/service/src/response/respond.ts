import { isPyPwExtError, type PyPwExtError, PyPwExtInternalError } from '@pypwext/base';
import { isEventSource } from '../event-source.ts';
import type { GatewayResponse } from '../gateway/gateway-response.ts';
import { collectHeaders } from '../gateway/headers.ts';
import { render } from '../gateway/render.ts';
import { logFailure } from '../log-failure.ts';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { type Content, toContent, toFailureContent } from './content.ts';
import { type Exchange, exitOf } from './exchange.ts';
import { type Outcome, returnedOutcome, thrownOutcome } from './outcome.ts';
import { highestOf, toStatus } from './status-of.ts';

/**
 * The answer to the response that a handler returned.
 *
 * @throws what went wrong, where nobody waits for an answer.
 */
export function respondToValue(response: PyPwExtResponse, exchange: Exchange): GatewayResponse {
  const outcome = returnedOutcome(response, exchange.invocation.collector);
  const raised = outcome.errors.find(isRaised);
  if (raised) requireReader(exchange, raised);
  return respond(outcome, exchange);
}

const isRaised = ({ action }: PyPwExtError): boolean => action === 'RAISE';

/**
 * Nobody reads the answer to a queue, a stream or a bus: it would pass for success, and the records would be
 * gone.
 *
 * @throws the error where that is so.
 */
function requireReader({ door, event }: Exchange, error: unknown): void {
  if (door === undefined && isEventSource(event)) throw error;
}

/**
 * The answer to what a handler threw.
 *
 * @throws the error itself where the options want it, or where nobody waits for an answer.
 */
export function respondToError(error: unknown, exchange: Exchange): unknown {
  requireReader(exchange, error);
  const { options, settings, invocation } = exchange;
  if (!isPyPwExtError(error)) {
    if (!options.alwaysReturn) throw error;
    return fail('The handler threw an unexpected error', error, exchange);
  }
  const outcome = thrownOutcome(error, invocation.collector);
  if (error.action === 'RAISE' && !options.alwaysReturn) throw error;
  if (error.code >= 500) logError(settings, 'The handler threw an error', error);
  return respond(outcome, exchange);
}

function respond(outcome: Outcome, exchange: Exchange): GatewayResponse {
  try {
    const status = statusOf(outcome, exchange);
    return toGatewayResponse(outcome.response, status, toContent(outcome, status, exchange), exchange);
  } catch (error) {
    return fail('The response could not be made', error, exchange);
  }
}

function statusOf({ response, errors, thrown }: Outcome, { options }: Exchange): number {
  if (thrown) return toStatus(thrown.code);
  const highest = options.codeFromError && response.statusCode < 400 ? highestOf(errors) : undefined;
  if (highest) return toStatus(highest.code);
  if (toStatus(response.statusCode) === response.statusCode) return response.statusCode;
  throw new PyPwExtInternalError(
    `The status of a response is a whole number from 200 to 599; it is ${String(response.statusCode)}`,
  );
}

function toGatewayResponse(
  response: PyPwExtResponse,
  statusCode: number,
  { body, contentType, isBase64Encoded, unfit }: Content,
  exchange: Exchange,
): GatewayResponse {
  // RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5: these have no content.
  const hasNoContent = statusCode === 204 || statusCode === 205;
  const isEmpty = body === undefined || hasNoContent || statusCode === 304;
  const unfitting = hasNoContent ? UNFIT_WITHOUT_CONTENT : unfit;
  const { headers, cookies } = collectHeaders(response, isEmpty ? undefined : contentType, unfitting);
  const answer = { statusCode, headers, cookies, body: isEmpty ? undefined : body, isBase64Encoded };
  return render(answer, exitOf(exchange), exchange.event);
}

// RFC 9110, sections 8.6 and 15.3.6: an answer 204 has no such header, and one of 205 could only say 0.
const UNFIT_WITHOUT_CONTENT = /^content-length$/i;

/** The answer that tells nothing; the log tells what it is about. */
function fail(message: string, error: unknown, exchange: Exchange): GatewayResponse {
  requireReader(exchange, error);
  logError(exchange.settings, message, error);
  const { contentType, body, isBase64Encoded } = toFailureContent(exchange);
  const collected = collectHeaders({ headers: {}, cookies: [] }, body && contentType);
  return render({ statusCode: 500, ...collected, body, isBase64Encoded }, exitOf(exchange), exchange.event);
}

const logError = ({ logger }: Exchange['settings'], message: string, error: unknown): void =>
  logFailure(logger, 'error', message, error);
