import { type ErrorCollector, isPyPwExtError, isPyPwExtErrorWithReturn } from '@pypwext/base';

/**
 * Decides about an error that left a collecting function: it is collected, and thrown on or replaced by a
 * value. A closed collector reports it as late; the error is then thrown on, as without a collector.
 *
 * @returns What the call returns in place of the error.
 */
export function settle(error: unknown, collector: ErrorCollector | undefined, fallback: unknown): unknown {
  if (collector === undefined || !isPyPwExtError(error)) throw error;
  const late = collector.closed;
  collector.add(error);
  if (late || error.action === 'RAISE') throw error;
  return isPyPwExtErrorWithReturn(error) ? error.returnValue : fallback;
}
