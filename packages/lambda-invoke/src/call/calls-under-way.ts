/** Counts calls, for whoever has to wait for their end. */
export class CallsUnderWay {
  #count = 0;
  #done: (() => void) | undefined;

  /** A call begins. */
  begin(): void {
    this.#count += 1;
  }

  /** A call has ended. */
  end(): void {
    this.#count -= 1;
    if (this.#count === 0) this.#done?.();
  }

  /** Resolves once all have ended. */
  allEnded(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#count === 0) resolve();
      else this.#done = resolve;
    });
  }
}
