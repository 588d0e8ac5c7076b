import type { Clock } from '@pypwext/base';

/** Servers keep idle connections for seconds; a gap below this (in ms) cannot hide a closed one. */
const SAFE_GAP = 250;

/**
 * Lets the event loop see what happened to idle connections before one is used again. While Lambda has an
 * environment frozen, servers close its connections; a request that starts from a timer, before the loop has
 * polled the sockets, would go out on a dead one. One turn of the loop costs a few µs and happens only
 * after a gap.
 */
export class IdleSockets {
  readonly #clock: Clock;
  #lastUse = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves when it is safe to use a connection of the pool; `undefined` when it is already. */
  settle(): Promise<unknown> | undefined {
    if (this.#clock.now() - this.#lastUse <= SAFE_GAP) return undefined;
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Notes that a connection was in use just now. */
  used(): void {
    this.#lastUse = this.#clock.now();
  }
}
