import { ExecutionEnvironment, type ExecutionEnvironmentOptions } from './execution-environment.ts';
import type { InvocationRequest, InvocationResult } from './invocation.ts';

/** More calls at a time than the function's concurrency allows. */
export class ThrottledError extends Error {
  override readonly name = 'ThrottledError' as const;

  constructor(functionName: string, limit: number) {
    super(`${functionName} already runs ${limit} invocations at a time, which is its limit`);
  }
}

/** How a pool works. */
export interface FunctionPoolOptions extends Omit<ExecutionEnvironmentOptions, 'onEnd'> {
  /** How many invocations may run at a time, each in an environment of its own. */
  readonly concurrency: number;
}

/**
 * The execution environments of one function. A call takes an idle one, the latest used first, or starts
 * another, as Lambda does.
 */
export class FunctionPool {
  readonly #options: FunctionPoolOptions;
  readonly #environments = new Set<ExecutionEnvironment>();
  readonly #idle: ExecutionEnvironment[] = [];
  readonly #waiting: Array<() => void> = [];
  #running = 0;
  #stopped = false;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
  }

  /** The processes that are alive. */
  get processIds(): ReadonlyArray<number> {
    return [...this.#environments].flatMap(({ processId }) => processId ?? []);
  }

  /**
   * Runs one invocation. A function that fails resolves too, with `failed: true`.
   *
   * @throws ThrottledError when the concurrency limit is reached
   */
  async invoke(request: InvocationRequest): Promise<InvocationResult> {
    const { concurrency, definition } = this.#options;
    if (this.#stopped) throw new Error('The local run is stopping');
    if (this.#running >= concurrency) throw new ThrottledError(definition.name, concurrency);
    this.#running += 1;
    try {
      let result: InvocationResult | undefined;
      while (result === undefined) result = await this.#invokeIn(this.#idle.pop() ?? this.#create(), request);
      return result;
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** Runs one invocation, when the concurrency limit is reached as soon as another one has ended. */
  async enqueue(request: InvocationRequest): Promise<InvocationResult> {
    while (this.#running >= this.#options.concurrency && !this.#stopped) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    return this.invoke(request);
  }

  /** Ends all environments. Calls that are under way fail. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const wake of this.#waiting.splice(0)) wake();
    await Promise.all([...this.#environments].map((environment) => environment.stop()));
  }

  async #invokeIn(
    environment: ExecutionEnvironment,
    request: InvocationRequest,
  ): Promise<InvocationResult | undefined> {
    const result = await environment.invoke(request);
    if (environment.usable) this.#idle.push(environment);
    return result;
  }

  #create(): ExecutionEnvironment {
    const environment = new ExecutionEnvironment({
      ...this.#options,
      onEnd: (ended) => this.#forget(ended),
    });
    this.#environments.add(environment);
    return environment;
  }

  #forget(environment: ExecutionEnvironment): void {
    this.#environments.delete(environment);
    const index = this.#idle.indexOf(environment);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}
