import type { InfoClassification } from '@pypwext/base';

/**
 * What `logger.audit` records: who did what, to what, and how it ended.
 *
 * @example
 * ```ts
 * import { PyPwExtLogger } from '@pypwext/logger';
 *
 * const logger = new PyPwExtLogger({ serviceName: 'payments' });
 * logger.audit({ operation: 'refund', actor: 'clerk-17', target: { payment: 'P-1' }, outcome: 'success' });
 * // "message":{"msg":"refund: success","actor":"clerk-17","target":{"payment":"P-1"},"outcome":"success"}
 * // and, beside it, "type":"AUDIT","operation":"refund","audit_sequence":1
 * ```
 */
export interface AuditRecord {
  /** What was done. */
  readonly operation: string;
  /** Who did it: a user, a role, a service. */
  readonly actor: unknown;
  /** What it was done to. */
  readonly target?: unknown;
  /** How it ended. An attempt is followed by one of the others. */
  readonly outcome: 'attempt' | 'success' | 'failure' | 'denied' | (string & {});
  /** The text of the entry. @defaultValue the operation and the outcome: `refund: success` */
  readonly msg?: string;
  /** How sensitive the record is; see the option `redaction`. */
  readonly classification?: InfoClassification;
  /** What went wrong; logged as `exception` and `exception_name`. */
  readonly error?: unknown;
  /** Further parts of the record. */
  readonly [key: string]: unknown;
}
