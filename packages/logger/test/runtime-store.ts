import { AsyncLocalStorage } from 'node:async_hooks';

type Store = Map<string | symbol, unknown>;

/** The store of the runtime, as far as loggers use it: one context for each invocation under way. */
export class RuntimeStore {
  readonly #storage = new AsyncLocalStorage<Store>();

  run<T>(trace: string, invocation: () => T): T {
    return this.#storage.run(new Map<string | symbol, unknown>([['trace', trace]]), invocation);
  }
  hasContext(): boolean {
    return this.#storage.getStore() !== undefined;
  }
  get(key: string | symbol): unknown {
    return this.#storage.getStore()?.get(key);
  }
  set(key: string | symbol, value: unknown): void {
    this.#storage.getStore()?.set(key, value);
  }
  getXRayTraceId(): string | undefined {
    return this.get('trace') as string | undefined;
  }
}
