import { currentInvocation } from '@pypwext/base';
import type { ComposedEntry } from './composed-entry.ts';
import { addInvocationKeys } from './invocation-keys.ts';
import type { InvocationState } from './invocation-state.ts';

/**
 * The keys of an entry that stand before those of the call, which win: the keys of the invocation and of its
 * scopes, and the marks of a keyed object.
 */
export function entryKeys(
  entry: ComposedEntry | undefined,
  state: InvocationState | undefined,
  correlationId: unknown,
): Record<string, unknown> {
  const keys: Record<string, unknown> = {};
  const invocation = currentInvocation();
  if (invocation !== undefined) addInvocationKeys(keys, invocation, correlationId);
  if (state !== undefined) Object.assign(keys, state.keys);
  for (const [mark, value] of Object.entries(entry?.lifted ?? {}))
    if (value !== undefined) keys[mark] = value;
  return keys;
}
