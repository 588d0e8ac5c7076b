import { type Clock, systemClock } from '@pypwext/base';

/** The reason of aborts that nobody looks at. Without one, each makes a `DOMException` with a stack. */
const STOPPED = 'The timer has been stopped';

/**
 * Starts a timer, and gives what stops it.
 *
 * The clock of the process needs no signal for that: making one, listening to it and aborting it costs 6 µs of
 * every attempt.
 */
export function startTimer(clock: Clock, milliseconds: number, onEnd: () => void): () => void {
  if (clock === systemClock) {
    const timer = setTimeout(onEnd, milliseconds);
    return () => clearTimeout(timer);
  }
  const controller = new AbortController();
  clock.sleep(milliseconds, controller.signal).then(onEnd, () => undefined);
  return () => controller.abort(STOPPED);
}
