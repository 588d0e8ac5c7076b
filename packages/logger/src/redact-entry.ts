import type { LogItem } from '@aws-lambda-powertools/logger';
import {
  type InfoClassification,
  Message,
  type RedactionPlan,
  type RedactionPolicy,
  redactValue,
} from '@pypwext/base';
import type { ComposedEntry } from './composed-entry.ts';
import type { LoggerSettings } from './logger-settings.ts';

/**
 * Applies the policy of the entry's classification to all that the caller brought: the message, the keys and
 * the error. What the logger itself says of the entry (level, service, operation, identifiers) stays.
 */
export function redactEntry(entry: ComposedEntry, plan: RedactionPlan | undefined): void {
  const policy = plan?.policyOf(entry.classification) ?? 'keep';
  if (plan === undefined || policy === 'keep' || entry.redacted) return;
  entry.redacted = true;
  entry.message = redactMessage(entry, policy, plan.mask);
  entry.extra = entry.extra.map((item) => redactExtra(item, policy, plan.mask));
}

/**
 * Redacts an entry whose classification comes from elsewhere, from keys of the logger or of the invocation.
 *
 * @returns Whether the record has to be made again.
 */
export function redactAgain(entry: ComposedEntry, item: LogItem, { plan }: LoggerSettings): boolean {
  const { classification } = item.getAttributes();
  if (entry.redacted || typeof classification !== 'string') return false;
  entry.classification = classification as InfoClassification;
  redactEntry(entry, plan);
  return entry.redacted;
}

function redactMessage(entry: ComposedEntry, policy: RedactionPolicy, mask: string): unknown {
  const { message } = entry;
  if (typeof message !== 'object' || message === null || Array.isArray(message)) {
    return redactValue(message, policy, mask);
  }
  return redactMembers(message as Record<string, unknown>, policy, mask, entry.ownText ? [Message] : []);
}

const MARKS = ['classification', 'type', 'operation'];

function redactExtra(item: unknown, policy: RedactionPolicy, mask: string): unknown {
  if (item instanceof Error) return { error: redactValue(item, policy, mask) };
  if (typeof item === 'string') return { extra: redactValue(item, policy, mask) };
  if (typeof item !== 'object' || item === null) return item;
  return redactMembers(item as Record<string, unknown>, policy, mask, MARKS);
}

function redactMembers(
  members: Record<string, unknown>,
  policy: RedactionPolicy,
  mask: string,
  kept: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      kept.includes(name) ? value : redactValue(value, policy, mask),
    ]),
  );
}
