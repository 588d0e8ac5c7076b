import { type Invocation, PyPwExtInternalError } from '@pypwext/base';
import type { Door } from '../gateway/door.ts';
import { findHeader } from '../gateway/find-header.ts';
import { isRecord } from '../record.ts';
import type { ServiceSettings } from '../settings.ts';
import type { ProblemFormat } from './problem-format.ts';
import type { ResponseOptions } from './response-options.ts';

/** The options of a response with their defaults, settled once per wrapper. */
export type SettledOptions = Required<ResponseOptions>;

/** What a wrapper knows of all its requests, and the invocation of this one. */
export interface ExchangeParts {
  /** What the service has been given. */
  readonly settings: ServiceSettings;
  /** The options of the response. */
  readonly options: SettledOptions;
  /** The invocation that the request runs in. */
  readonly invocation: Invocation;
  /** The door that the event came through; `undefined` for a direct call. */
  readonly door: Door | undefined;
}

/** One request and the ways of answering it. */
export interface Exchange extends ExchangeParts {
  /** The event of the request. */
  readonly event: unknown;
  /** The identifier that Lambda gave the invocation. */
  readonly requestId: unknown;
}

/**
 * Fills in the defaults.
 *
 * @throws PyPwExtInternalError for problems in a handler that has been composed without them.
 */
export function settleOptions(options: ResponseOptions, settings: ServiceSettings): SettledOptions {
  if (options.format === 'problem' && !settings.problem)
    throw new PyPwExtInternalError("format: 'problem' needs the part problem: problemFormat");
  return {
    type: 'AUTO',
    alwaysReturn: true,
    codeFromError: true,
    justStatusCode: true,
    format: 'pypwext',
    disclose: settings.disclose,
    ...options,
  };
}

/** Gathers what an answer depends on. */
export const createExchange = (
  { settings, options, invocation, door }: ExchangeParts,
  event: unknown,
  context: unknown,
): Exchange => ({
  settings,
  options,
  invocation,
  event,
  door: options.type === 'AUTO' ? door : options.type,
  requestId: isRecord(context) ? context.awsRequestId : undefined,
});

/** What makes a problem of this answer; the client's preference is looked for only when there are errors. */
export const problemOf = ({ options, event, settings: { problem } }: Exchange): ProblemFormat | undefined =>
  problem?.negotiate(options.format, findHeader(event, 'accept')) === 'problem' ? problem : undefined;
