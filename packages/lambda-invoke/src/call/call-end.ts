/**
 * Tells those who carry a call that it has ended before its answer: its time is up, or the caller has
 * aborted it.
 *
 * An `AbortSignal` is made for those only who ask for one. A client of the SDK takes this object itself, by
 * the form of abort signals that the SDK had before Node had them (`aborted` and `onabort`): making a signal,
 * listening to it and forgetting it again would cost 2 % of the CPU time of a call.
 */
export class CallEnd {
  /** Whether the call has ended. */
  aborted = false;
  /** Why it has ended. */
  reason: unknown = undefined;
  /** Called once, when it ends. */
  onabort: (() => void) | null = null;
  #controller: AbortController | undefined;

  /** The same as a signal. */
  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.aborted) this.#controller.abort(this.reason);
    }
    return this.#controller.signal;
  }

  /** Ends the call. */
  abort(reason: unknown): void {
    this.aborted = true;
    this.reason = reason;
    this.onabort?.();
    this.#controller?.abort(reason);
  }
}
