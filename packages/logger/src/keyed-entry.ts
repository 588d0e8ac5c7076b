import type { InfoClassification, LogEntryType } from '@pypwext/base';

/**
 * An entry as an object of named parts. `classification`, `type` and `operation` become keys of the entry;
 * an `error` becomes its keys `exception` and `exception_name`; all the rest is the entry's `message`.
 *
 * An object with a `message` is not one of these: it is taken as Powertools takes it, its keys become keys of
 * the entry.
 *
 * @example
 * ```ts
 * import { Arguments, Classification, LogType, Operation } from '@pypwext/base';
 * import { PyPwExtLogger } from '@pypwext/logger';
 *
 * const logger = new PyPwExtLogger({ serviceName: 'payments' });
 * logger.info({ [Operation]: 'pay', [Classification]: 'PII', [LogType]: 'AUDIT', [Arguments]: { amount: 1 } });
 * // "message":{"args":{"amount":1}} and, beside it, "classification":"PII","type":"AUDIT","operation":"pay"
 * ```
 */
export interface KeyedEntry {
  /** Makes an object one that is taken as Powertools takes it. */
  readonly message?: never;
  /** How sensitive the entry is; see the option `redaction`. */
  readonly classification?: InfoClassification;
  /** What the entry is for. An AUDIT entry is written whatever the level is. */
  readonly type?: LogEntryType;
  /** The name of the operation that is being carried out. */
  readonly operation?: string;
  /** The text of the entry. */
  readonly msg?: string;
  /** The arguments of a call. */
  readonly args?: unknown;
  /** The result of a call. */
  readonly return?: unknown;
  /** What went wrong; anything that can be thrown. */
  readonly error?: unknown;
  /** Further parts of the message. */
  readonly [key: string]: unknown;
}
