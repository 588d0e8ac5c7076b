const KEY = '@pypwext/logger/audit-sequence@1';

/**
 * The next number of an audit entry. Numbers start at 1 and have no gaps within a process (a worker thread
 * counts for itself), so that a missing one shows. Copies of this package count together.
 */
export function nextAuditSequence(): number {
  const holder = globalThis as unknown as Record<symbol, { last: number } | undefined>;
  const key = Symbol.for(KEY);
  if (holder[key] === undefined) Object.defineProperty(globalThis, key, { value: { last: 0 } });
  const counter = holder[key] as { last: number };
  counter.last += 1;
  return counter.last;
}
