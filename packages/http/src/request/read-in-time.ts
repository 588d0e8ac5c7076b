import type { Clock } from '@pypwext/base';
import { startTimer } from '../resilience/start-timer.ts';

/** What ends the reading of a body that a call has to read before it is sent. */
export interface ReadingLimits {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** When the call must be over, in ms since the epoch. */
  readonly deadline: number | undefined;
  /** The error of a call whose deadline has come. */
  readonly late: () => unknown;
}

/**
 * Waits for a reading, but no longer than the caller and the invocation do: whoever writes the stream may never
 * end it.
 */
export async function readInTime<T>(
  reading: Promise<T>,
  { clock, signal, deadline, late }: ReadingLimits,
): Promise<T> {
  let end: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  const onAbort = (): void => end(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  const stopTimer =
    deadline === undefined ? undefined : startTimer(clock, deadline - clock.now(), () => end(late()));
  try {
    return await Promise.race([reading, ended]);
  } finally {
    stopTimer?.();
    signal?.removeEventListener('abort', onAbort);
  }
}
