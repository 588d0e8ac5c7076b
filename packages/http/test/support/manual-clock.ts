import type { Clock } from '@pypwext/base';

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/**
 * A clock that stands still until it is told. Waits between attempts pass at once and are noted; timers of
 * attempts, which bring a signal of their own, run out only when `advance` or `runOut` gets there.
 */
export class ManualClock implements Clock {
  /** The waits between attempts, in ms. */
  readonly waits: number[] = [];
  /** The signal of the caller, by which waits are told from timers. */
  callerSignal: AbortSignal | undefined;
  /** Called when a wait begins. With it, waits do not pass by themselves. */
  onWait: ((milliseconds: number) => void) | undefined;
  readonly #timers = new Set<Timer>();
  #now = Date.UTC(2026, 0, 15, 12);

  now(): number {
    return this.#now;
  }

  /** How many timers are running. */
  get running(): number {
    return this.#timers.size;
  }

  sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    const isWait = signal === undefined || signal === this.callerSignal;
    if (isWait) {
      this.waits.push(milliseconds);
      if (!this.onWait) {
        this.#now += milliseconds;
        return Promise.resolve();
      }
    }
    const slept = this.#timer(milliseconds, signal);
    if (isWait) this.onWait?.(milliseconds);
    return slept;
  }

  /** Lets time pass. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (const timer of [...this.#timers].sort((one, other) => one.due - other.due)) {
      if (timer.due > until) continue;
      this.#now = Math.max(this.#now, timer.due);
      timer.fire();
    }
    this.#now = until;
  }

  /** Lets as much time pass as the next timer needs. */
  runOut(): void {
    const next = Math.min(...[...this.#timers].map(({ due }) => due));
    if (Number.isFinite(next)) this.advance(next - this.#now);
  }

  #timer(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      const timer: Timer = {
        due: this.#now + milliseconds,
        fire: () => {
          this.#timers.delete(timer);
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = (): void => {
        this.#timers.delete(timer);
        reject(signal?.reason);
      };
      this.#timers.add(timer);
      signal?.addEventListener('abort', abort, { once: true });
    });
  }
}
