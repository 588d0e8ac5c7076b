/** What to do at the end of a call, whatever its kind. */
export interface OutcomeListener {
  /** The call returned, its promise was fulfilled, or its generator finished; what it returns is the result. */
  readonly returned: (value: unknown) => unknown;
  /** The call threw, its promise was rejected, or its generator threw; what it returns is the result. */
  readonly threw: (error: unknown) => unknown;
  /** Runs one step of a generator. By default the step just runs. */
  readonly step?: (<T>(next: () => T) => T) | undefined;
}

/**
 * Makes a call and follows it to its end without changing its kind: a synchronous call ends at once, a
 * promise when it settles, a generator when it finishes. This is what every wrapper of the packages is
 * built on; use it in wrappers of your own.
 *
 * A generator is given back as a generator that runs each step through `step`: the body of a generator
 * otherwise runs in the context of whoever asks for the next value.
 *
 * @example
 * ```ts
 * import { createWrapper, followOutcome } from '@pypwext/base';
 *
 * const reported = createWrapper((call, { name }) =>
 *   followOutcome(call, {
 *     returned: (value) => value,
 *     threw: (error) => {
 *       console.log(`${name} failed: ${(error as Error).message}`);
 *       throw error;
 *     },
 *   }),
 * );
 *
 * const load = reported(async function load() {
 *   throw new Error('no connection');
 * });
 * await load().catch(() => undefined); // load failed: no connection
 * ```
 */
export function followOutcome(call: () => unknown, listener: OutcomeListener): unknown {
  let outcome: unknown;
  try {
    outcome = call();
  } catch (error) {
    return listener.threw(error);
  }
  if (isThenable(outcome)) {
    // The `then` of a thenable need not give a promise, nor call back once only: a promise around it does.
    const promise = outcome instanceof Promise ? outcome : Promise.resolve(outcome);
    return promise.then(listener.returned, listener.threw);
  }
  const tag = typeof outcome === 'object' && outcome !== null ? Object.prototype.toString.call(outcome) : '';
  if (tag === '[object AsyncGenerator]') return followAsyncGenerator(outcome as AnyAsyncGenerator, listener);
  if (tag === '[object Generator]') return followGenerator(outcome as AnyGenerator, listener);
  return listener.returned(outcome);
}

type AnyAsyncGenerator = AsyncGenerator<unknown, unknown, unknown>;
type AnyGenerator = Generator<unknown, unknown, unknown>;

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as PromiseLike<unknown>).then === 'function';

type GeneratorListener = OutcomeListener & { readonly step: <T>(next: () => T) => T };

/** Tells the end of a generator once, however often a finished one is asked for more. */
function endOnce(listener: OutcomeListener): GeneratorListener {
  let ended = false;
  const once =
    (tell: (value: unknown) => unknown, otherwise: (value: unknown) => unknown) => (value: unknown) => {
      if (ended) return otherwise(value);
      ended = true;
      return tell(value);
    };
  return {
    returned: once(listener.returned, (value) => value),
    threw: once(listener.threw, (error) => {
      throw error;
    }),
    step: listener.step ?? ((next) => next()),
  };
}

function followAsyncGenerator(inner: AnyAsyncGenerator, listener: OutcomeListener): AnyAsyncGenerator {
  const { returned, threw, step: inside } = endOnce(listener);
  const step = async (
    next: () => Promise<IteratorResult<unknown, unknown>>,
  ): Promise<IteratorResult<unknown, unknown>> => {
    let result: IteratorResult<unknown, unknown>;
    try {
      result = await inside(next);
    } catch (error) {
      return { done: true, value: await threw(error) };
    }
    return result.done ? { done: true, value: await returned(result.value) } : result;
  };
  return withSteps(inner, step);
}

function followGenerator(inner: AnyGenerator, listener: OutcomeListener): AnyGenerator {
  const { returned, threw, step: inside } = endOnce(listener);
  const step = (next: () => IteratorResult<unknown, unknown>): IteratorResult<unknown, unknown> => {
    let result: IteratorResult<unknown, unknown>;
    try {
      result = inside(next);
    } catch (error) {
      return { done: true, value: threw(error) };
    }
    return result.done ? { done: true, value: returned(result.value) } : result;
  };
  return withSteps(inner, step);
}

/** What both kinds of generators do; the results of an asynchronous one are promises. */
interface Steps<Result> {
  next(...value: [] | [unknown]): Result;
  return(value: unknown): Result;
  throw(error: unknown): Result;
}

/** The steps on the prototype of the generator, which brings iteration, disposal and the tag. */
function withSteps<T extends Steps<Result>, Result>(inner: T, step: (next: () => Result) => Result): T {
  const steps: Steps<Result> = {
    next: (...value) => step(() => inner.next(...value)),
    return: (value) => step(() => inner.return(value)),
    throw: (error) => step(() => inner.throw(error)),
  };
  return Object.assign(Object.create(Object.getPrototypeOf(inner)), steps) as T;
}
