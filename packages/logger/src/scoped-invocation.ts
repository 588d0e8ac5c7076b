import type { ErrorCollector, Invocation, Trace } from '@pypwext/base';

/**
 * An invocation as it is seen within `logger.scope`: the same one, with more log keys. Everything else is
 * read from and written to the invocation around it.
 */
export class ScopedInvocation implements Invocation {
  readonly #around: Invocation;
  /** The invocation itself, however many scopes lie in between. */
  readonly root: Invocation;
  logKeys: Readonly<Record<string, unknown>>;

  constructor(around: Invocation, keys: Readonly<Record<string, unknown>>) {
    this.#around = around;
    this.root = rootInvocation(around);
    this.logKeys = { ...around.logKeys, ...keys };
  }

  get collector(): ErrorCollector | undefined {
    return this.#around.collector;
  }

  set collector(collector: ErrorCollector | undefined) {
    this.#around.collector = collector;
  }

  get deadline(): number | undefined {
    return this.#around.deadline;
  }

  set deadline(deadline: number | undefined) {
    this.#around.deadline = deadline;
  }

  get trace(): Trace {
    return this.#around.trace;
  }

  set trace(trace: Trace) {
    this.#around.trace = trace;
  }

  get ended(): boolean {
    return this.#around.ended;
  }
}

/** The invocation that a scope belongs to; an invocation itself outside of any scope. */
export function rootInvocation(invocation: Invocation): Invocation {
  return invocation instanceof ScopedInvocation ? invocation.root : invocation;
}
