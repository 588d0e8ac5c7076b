import {
  classificationRank,
  type Encoder,
  type InfoClassification,
  type PyPwExtError,
  statusPhrase,
} from '@pypwext/base';
import { encodeRemoteError } from '../error/remote-error.ts';

/** How an error leaves the function. */
export interface CarrierOptions {
  /** Encodes the details. */
  readonly encoder?: Encoder | undefined;
  /** The name under which the contract declares the error. */
  readonly declared?: string | undefined;
  /** The most sensitive classification whose message and details leave the function. */
  readonly disclose?: InfoClassification | undefined;
}

/**
 * The error that is thrown at Lambda's runtime in place of a PyPwExt error. Its name and message are what the
 * runtime will report; `cause` is the error itself.
 *
 * The runtime also logs what it reports. With the text log format it prefers an own property `errorMessage`
 * to the message (aws-lambda-ric 4, `toFormatted`), which keeps the details out of the log, and the message
 * of an error about persons; with the JSON log format it logs the message as it is.
 */
export function carryError(error: PyPwExtError, options: CarrierOptions): Error {
  const { encoder, declared, disclose = 'PII' } = options;
  const disclosed = isAtMost(error.classification, disclose);
  const withheldMessage = statusPhrase(error.code) ?? 'Error';
  const { type, message } = encodeRemoteError(error, { encoder, declared, disclosed, withheldMessage });
  const loggable = isAtMost(error.classification, 'CORPORATE_SENSITIVE_INFO')
    ? error.message
    : withheldMessage;
  const carrier = new Error(message, { cause: error });
  Object.assign(carrier, { errorMessage: loggable });
  define(carrier, 'name', type);
  define(carrier, 'stack', stackOf(error, type, loggable));
  return carrier;
}

const isAtMost = (classification: InfoClassification, limit: InfoClassification): boolean =>
  classificationRank(classification) <= classificationRank(limit);

/** The frames of the error itself; an expected error has none. */
function stackOf(error: PyPwExtError, type: string, message: string): string {
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return [`${type}: ${message}`, ...frames].join('\n');
}

const define = (error: Error, key: string, value: string): void => {
  Object.defineProperty(error, key, { value, writable: true, configurable: true });
};
