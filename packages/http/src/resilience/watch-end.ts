import type { Clock } from '@pypwext/base';
import { startTimer } from './start-timer.ts';

/** What ends a call from outside. */
export interface CallEnd {
  readonly signal: AbortSignal | undefined;
  /** When the call must be over, in ms since the epoch. */
  readonly deadline: number | undefined;
}

/**
 * Tells when the caller aborts and when the deadline comes.
 *
 * @returns What stops the watching, so that nothing is kept of a call that is over.
 */
export function watchEnd(
  clock: Clock,
  { signal, deadline }: CallEnd,
  aborted: () => void,
  late: () => void,
): () => void {
  signal?.addEventListener('abort', aborted, { once: true });
  const stopTimer = deadline === undefined ? undefined : startTimer(clock, deadline - clock.now(), late);
  return () => {
    stopTimer?.();
    signal?.removeEventListener('abort', aborted);
  };
}
