import type { Invocation, Trace } from '@pypwext/base';

/** Names that Powertools keeps for itself; as keys of an invocation they are left out. */
const RESERVED: readonly string[] = ['level', 'message', 'sampling_rate', 'service', 'timestamp'];

/** Whether Powertools keeps a key for itself. */
export const isReserved = (key: string): boolean => RESERVED.includes(key);

/**
 * The keys that an entry takes from the invocation it is written in: `pypwext_id`, `correlation_id`,
 * `trace_id` and the log keys.
 *
 * @param into - The keys are added here.
 * @param ownCorrelationId - What `setCorrelationId` of the logger was given; it wins.
 */
export function addInvocationKeys(
  into: Record<string, unknown>,
  invocation: Invocation,
  ownCorrelationId: unknown,
): void {
  const { trace, logKeys } = invocation;
  const identifiers: [string, unknown][] = [
    ['pypwext_id', trace.pypwextId],
    ['correlation_id', ownCorrelationId === undefined ? trace.correlationId : undefined],
    ['trace_id', traceId(trace)],
  ];
  for (const [key, value] of identifiers) if (value !== undefined) into[key] = value;
  for (const [key, value] of Object.entries(logKeys)) if (!isReserved(key)) into[key] = value;
}

/** Source: W3C Trace Context, section 3.2 (`version-traceid-parentid-flags`; all zeros is invalid). */
function traceId({ traceparent }: Trace): string | undefined {
  const match = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/.exec(traceparent ?? '');
  return match?.[1] === '0'.repeat(32) ? undefined : match?.[1];
}
