import { PyPwExtHTTPError, type PyPwExtHTTPErrorOptions } from '@pypwext/base';
import type { ReceivedHttpReply } from '../reply/received-http-reply.ts';
import { networkErrorCode } from '../resilience/network-error.ts';
import type { FailureKind } from '../resilience/outcome.ts';

/** What a failed call was, for its error. */
export interface FailedExchange {
  readonly method: string;
  /** The address without its query. */
  readonly url: string;
  readonly attempts: number;
  /** The timer of an attempt, in ms. */
  readonly timeout: number;
  readonly maxResponseBytes: number;
  readonly cause?: unknown;
}

const CODES = { network: 502, timeout: 504, deadline: 504, tooLarge: 502, refused: 503 } as const;

/** The error of a call that has no reply. */
export function exchangeError(kind: FailureKind, exchange: FailedExchange): PyPwExtHTTPError {
  const { method, url, attempts, cause } = exchange;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const options: PyPwExtHTTPErrorOptions = { code: CODES[kind], method, url, attempts };
  return new PyPwExtHTTPError(
    `${method} ${url} ${describe(kind, exchange)} (${tries})`,
    cause === undefined ? options : { ...options, cause },
  );
}

function describe(kind: FailureKind, { attempts, timeout, maxResponseBytes, cause }: FailedExchange): string {
  switch (kind) {
    case 'network':
      return `failed: ${networkErrorCode(cause) ?? 'the connection broke'}`;
    case 'timeout':
      // Only the signal of a policy ends an attempt with a cause.
      return cause === undefined
        ? `did not answer within ${timeout} ms`
        : 'was ended by the policy of the session';
    case 'deadline':
      return `${attempts === 0 ? 'was not sent' : 'was ended'}: the time of the invocation is up`;
    case 'tooLarge':
      return `answered with more than maxResponseBytes, ${maxResponseBytes} bytes`;
    case 'refused':
      return 'was not sent: the policy of the session refused it';
  }
}

/** The error of a call whose reply has a status of 300 or above. */
export function statusError(reply: ReceivedHttpReply): PyPwExtHTTPError {
  const { method, url, attempts } = reply.context;
  const tries = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  const requestId = requestIdOf(reply.received.headers);
  return new PyPwExtHTTPError(`${method} ${url} answered ${reply.responseCode} (${tries})`, {
    ...{ code: reply.responseCode, method, url, attempts },
    ...{ response: reply.response, responseBody: reply.responseBody },
    ...(requestId === undefined ? {} : { requestId }),
  });
}

/** The identifier that the called service gave the request. */
export function requestIdOf(headers: Headers): string | undefined {
  for (const name of ['x-amzn-requestid', 'x-amz-request-id', 'apigw-requestid', 'x-request-id']) {
    const id = headers.get(name);
    if (id) return id.slice(0, 128);
  }
  return undefined;
}
