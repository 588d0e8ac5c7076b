import type { InfoClassification, Invocation } from '@pypwext/base';
import { type Door, detectDoor } from '../gateway/door.ts';
import { findHeader } from '../gateway/find-header.ts';
import { isRecord } from '../record.ts';
import type { ServiceSettings } from '../settings.ts';
import { negotiate } from './negotiate.ts';
import type { ErrorFormat, ResponseOptions } from './response-options.ts';

/** The options of a response with their defaults, settled once per wrapper. */
export type SettledOptions = Required<ResponseOptions>;

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
  /** The door; `undefined` for a direct call. */
  readonly door: Door | undefined;
  /** The identifier that Lambda gave the invocation. */
  readonly requestId: unknown;
  /** Up to which classification errors are told in full. */
  readonly disclose: InfoClassification;
  /** The format of errors in this answer. */
  readonly format: ErrorFormat;
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

/** Gathers what an answer depends on. The client is asked for its preference only when errors are told. */
export function createExchange(
  settings: ServiceSettings,
  options: SettledOptions,
  invocation: Invocation,
  [event, context]: readonly unknown[],
): Exchange {
  return {
    settings,
    options,
    invocation,
    event,
    door: options.type === 'AUTO' ? detectDoor(event) : options.type,
    requestId: isRecord(context) ? context.awsRequestId : undefined,
    disclose: options.disclose,
    get format() {
      return negotiate(options.format, findHeader(event, 'accept'));
    },
  };
}
