import { InfoClassification, type Invocation, PyPwExtInternalError } from '@pypwext/base';
import type { Door } from '../gateway/door.ts';
import { findHeader } from '../gateway/find-header.ts';
import type { ServiceSettings } from '../settings.ts';
import type { ProblemFormat } from './problem-format.ts';
import type { ResponseOptions } from './response-options.ts';

/** The options of a response with their defaults, settled once per wrapper. */
export type SettledOptions = {
  readonly [Name in keyof ResponseOptions]-?: NonNullable<ResponseOptions[Name]>;
};

/** One request and the ways of answering it. */
export interface Exchange {
  /** What the service has been given. */
  readonly settings: ServiceSettings;
  /** The options of the response. */
  readonly options: SettledOptions;
  /** The invocation that the request runs in. */
  readonly invocation: Invocation;
  /** The event of the request. */
  readonly event: unknown;
  /** What Lambda tells of the invocation. */
  readonly context: unknown;
  /** The door that the event came through; `undefined` for a direct call. */
  readonly door: Door | undefined;
}

/**
 * Fills in the defaults.
 *
 * @throws PyPwExtInternalError for problems in a handler that has been composed without them, and for a
 * classification that there is not.
 */
export function settleOptions(options: ResponseOptions, settings: ServiceSettings): SettledOptions {
  const {
    type = 'AUTO',
    alwaysReturn = true,
    codeFromError = true,
    justStatusCode = true,
    format = 'pypwext',
    disclose = settings.disclose,
  } = options;
  if (format === 'problem' && !settings.problem)
    throw new PyPwExtInternalError("format: 'problem' needs the part problem: problemFormat");
  // A misspelt one, as it may come from the environment, must not tell everything to everybody.
  if (!Object.hasOwn(InfoClassification, disclose)) {
    const names = Object.keys(InfoClassification).join(', ');
    throw new PyPwExtInternalError(`disclose is one of ${names}; it is ${JSON.stringify(disclose)}`);
  }
  return { type, alwaysReturn, codeFromError, justStatusCode, format, disclose };
}

/** The door that the answer leaves through. */
export const exitOf = ({ options: { type }, door }: Exchange): Door | undefined =>
  type === 'AUTO' ? door : type;

/** What makes a problem of this answer; the client's preference is looked for only when there are errors. */
export const problemOf = ({ options, event, settings: { problem } }: Exchange): ProblemFormat | undefined =>
  problem?.negotiate(options.format, findHeader(event, 'accept')) === 'problem' ? problem : undefined;
