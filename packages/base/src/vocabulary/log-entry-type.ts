/**
 * What a log entry is for: `STD` tells what happened, `AUDIT` proves it. Audit entries are never
 * sampled, buffered or hidden by a log level.
 *
 * @example
 * ```ts
 * import { LogEntryType, LogType } from '@pypwext/base';
 *
 * const entry = { [LogType]: LogEntryType.AUDIT };
 * console.log(entry); // { type: 'AUDIT' }
 * ```
 */
export const LogEntryType = {
  /** An ordinary entry. */
  STD: 'STD',
  /** An entry that must not be lost. */
  AUDIT: 'AUDIT',
} as const;

/** One of the names of {@link LogEntryType}. */
export type LogEntryType = (typeof LogEntryType)[keyof typeof LogEntryType];
