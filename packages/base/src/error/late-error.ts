import type { LoggerPort } from '../protocol/logger-port.ts';
import type { PyPwExtError } from './pypwext-error.ts';
import { type ErrorReport, reportError } from './report-error.ts';

const LATE: ErrorReport = {
  message: 'An error arrived after the collector of its invocation had come to its end: it is in no answer',
  keys: { late: true },
  code: 'PYPWEXT_LATE_ERROR',
};

/** Tells of an error that can no longer be part of an answer. */
export function reportLateError(error: PyPwExtError, logger: LoggerPort | undefined): void {
  reportError(error, LATE, logger);
}
