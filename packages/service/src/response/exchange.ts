import type { Invocation } from '@pypwext/base';
import { type Door, detectDoor } from '../gateway/door.ts';
import { findHeader } from '../gateway/find-header.ts';
import { isRecord } from '../record.ts';
import type { ServiceSettings } from '../settings.ts';
import { negotiate } from './negotiate.ts';
import type { ErrorFormat, ResponseOptions } from './response-options.ts';

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
}

/** One request and the ways of answering it. */
export interface Exchange extends ExchangeParts {
  /** The event of the request. */
  readonly event: unknown;
  /** The door; `undefined` for a direct call. */
  readonly door: Door | undefined;
  /** The identifier that Lambda gave the invocation. */
  readonly requestId: unknown;
}

/** Fills in the defaults. */
export const settleOptions = (options: ResponseOptions, settings: ServiceSettings): SettledOptions => ({
  type: 'AUTO',
  alwaysReturn: true,
  codeFromError: true,
  justStatusCode: true,
  format: 'pypwext',
  disclose: settings.disclose,
  ...options,
});

/** Gathers what an answer depends on. */
export const createExchange = (
  { settings, options, invocation }: ExchangeParts,
  event: unknown,
  context: unknown,
): Exchange => ({
  settings,
  options,
  invocation,
  event,
  door: options.type === 'AUTO' ? detectDoor(event) : options.type,
  requestId: isRecord(context) ? context.awsRequestId : undefined,
});

/** The format of errors in an answer; the client's preference is looked for only when there are any. */
export const formatOf = ({ options, event }: Exchange): ErrorFormat =>
  negotiate(options.format, findHeader(event, 'accept'));
