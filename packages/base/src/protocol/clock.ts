/**
 * Time, as far as the packages need it. Tests hand in a clock of their own; everything else uses
 * {@link systemClock}.
 */
export interface Clock {
  /** Milliseconds since the epoch, as `Date.now()`. */
  now(): number;
  /**
   * Resolves after that many milliseconds (`ms`). When the signal aborts before, it rejects at once with
   * the signal's reason and leaves no timer behind.
   */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/**
 * The clock of the process.
 *
 * @example
 * ```ts
 * import { systemClock } from '@pypwext/base';
 *
 * const started = systemClock.now();
 * await systemClock.sleep(5);
 * console.log(systemClock.now() >= started); // true
 * ```
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const abort = (): void => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener('abort', abort);
        resolve();
      }, milliseconds);
      signal?.addEventListener('abort', abort, { once: true });
    }),
};
