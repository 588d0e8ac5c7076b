import { currentInvocation, InfoClassification, LogEntryType, redactValue } from '@pypwext/base';
import { nextAuditSequence } from './audit-sequence.ts';
import type { ComposedEntry } from './composed-entry.ts';
import { exceptionName, exceptionText } from './exception.ts';
import { Level } from './level.ts';
import type { LoggerSettings } from './logger-settings.ts';
import { xrayRoot } from './xray-trace.ts';

/** Completes the record that Powertools has made of an entry. */
export function finishRecord(
  record: Record<string, unknown>,
  level: number,
  entry: ComposedEntry,
  settings: LoggerSettings,
): void {
  if (level === Level.VERBOSE && record.level === 'DEBUG') record.level = 'VERBOSE';
  finishMarks(record, settings);
  const xray = currentInvocation()?.trace.xray;
  if (xray !== undefined) record.xray_trace_id = xrayRoot(xray) ?? record.xray_trace_id;
  if (entry.location !== undefined && settings.location !== 'off') record.location = entry.location;
  if (entry.exception !== undefined) finishException(record, entry, settings);
  // Last, when nothing can fail any more: a number that is taken is written.
  if (record.type === LogEntryType.AUDIT) record.audit_sequence = nextAuditSequence();
}

/** A mark that says nothing is left out, or is on each entry, as the options want it. */
function finishMarks(record: Record<string, unknown>, { skipInfoNa, skipStdType }: LoggerSettings): void {
  const { classification = InfoClassification.NA, type = LogEntryType.STD } = record;
  if (!skipInfoNa) record.classification = classification;
  else if (classification === InfoClassification.NA) delete record.classification;
  if (!skipStdType) record.type = type;
  else if (type === LogEntryType.STD) delete record.type;
}

function finishException(
  record: Record<string, unknown>,
  { exception, classification, redacted }: ComposedEntry,
  { plan }: LoggerSettings,
): void {
  if (exception === undefined) return;
  const text = exceptionText(exception.error, exception.brief, plan);
  const policy = redacted ? plan.policyOf(classification) : 'keep';
  record.exception = redactValue(text, policy, plan.mask);
  record.exception_name = exceptionName(exception.error);
}
