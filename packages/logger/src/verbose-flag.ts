/** The store of Lambda's runtime, one for each invocation that is under way. */
interface RuntimeStore {
  hasContext?(): boolean;
  get?(key: symbol): unknown;
  set?(key: symbol, value: unknown): void;
}

/**
 * Whether the level is VERBOSE, which Powertools knows as TRACE. Where Powertools keeps the level per
 * invocation, in the store of the runtime, the flag is kept there too.
 */
export class VerboseFlag {
  readonly #key = Symbol('pypwext.logger.verbose');
  #shared = false;

  get(concurrent: boolean): boolean {
    const store = concurrent ? runtimeStore() : undefined;
    const own = store?.get?.(this.#key);
    return typeof own === 'boolean' ? own : this.#shared;
  }

  set(verbose: boolean, concurrent: boolean): void {
    const store = concurrent ? runtimeStore() : undefined;
    if (store?.set === undefined) this.#shared = verbose;
    else store.set(this.#key, verbose);
  }
}

/** The store is not always there: outside of the runtime, while a function starts, or when it is switched off. */
function runtimeStore(): RuntimeStore | undefined {
  const store = (globalThis as { awslambda?: { InvokeStore?: RuntimeStore } }).awslambda?.InvokeStore;
  return store?.hasContext?.() ? store : undefined;
}
