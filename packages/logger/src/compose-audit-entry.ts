import { LogEntryType } from '@pypwext/base';
import type { AuditRecord } from './audit-record.ts';
import { ComposedEntry } from './composed-entry.ts';

/** The entry of an audit record. */
export function composeAuditEntry(record: AuditRecord): ComposedEntry {
  const { operation, classification, error, msg, ...parts } = record;
  const text = msg ?? `${operation}: ${record.outcome}`;
  const entry = new ComposedEntry({ msg: text, ...parts }, []);
  entry.type = LogEntryType.AUDIT;
  entry.classification = classification;
  entry.lifted = { classification, type: LogEntryType.AUDIT, operation };
  if (error !== undefined) entry.exception = { error, brief: false };
  entry.ownText = msg === undefined;
  return entry;
}
