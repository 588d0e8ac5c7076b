import type { Clock } from '@pypwext/base';
import { type CallEnd, watchEnd } from '../resilience/watch-end.ts';

/** What ends the reading of a body that a call has to read before it is sent. */
export interface ReadingLimits extends CallEnd {
  readonly clock: Clock;
  /** The error of a call whose deadline has come. */
  readonly late: () => unknown;
}

/**
 * Waits for a reading, but no longer than the caller and the invocation do: whoever writes the stream may never
 * end it.
 */
export async function readInTime<T>(reading: Promise<T>, limits: ReadingLimits): Promise<T> {
  const { clock, signal, late } = limits;
  let end: (error: unknown) => void = () => undefined;
  const ended = new Promise<never>((_, reject) => {
    end = reject;
  });
  const onAbort = (): void => end(signal?.reason);
  if (signal?.aborted) onAbort();
  const release = watchEnd(clock, limits, onAbort, () => end(late()));
  try {
    return await Promise.race([reading, ended]);
  } finally {
    release();
  }
}
