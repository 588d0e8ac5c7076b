/** What `runEach` runs, and how. */
export interface Work<Item> {
  /** What gives the items; it is asked for the next one only when that can run. */
  readonly items: Iterable<Item> | AsyncIterable<Item>;
  /** How many calls run at the same time at most. */
  readonly concurrency: number;
  /** The call for an item. */
  readonly run: (item: Item, index: number) => unknown;
  /** Where the results go, at the index of their item. */
  readonly results: unknown[];
  /** Takes an error of the source that comes when something else has failed already. */
  readonly report: (error: unknown) => void;
}

/**
 * Runs a call for each item until there are no more, or until something fails. Then no further call begins,
 * and a source that has not come to its end is closed; it is not waited for while it owes an item, as it may
 * never give it.
 *
 * Each call ends in a callback: a race over the calls in flight would leave a reaction of 320 bytes with a
 * slow one for every fast one beside it.
 *
 * @returns What has failed, in order, when all calls in flight have settled.
 */
export function runEach<Item>({ items, concurrency, run, results, report }: Work<Item>): Promise<unknown[]> {
  return new Promise((resolve) => {
    const later = (items as Partial<AsyncIterable<Item>>)[Symbol.asyncIterator]?.();
    const source = later ?? (items as Iterable<Item>)[Symbol.iterator]();
    const failures: unknown[] = [];
    let index = 0;
    let active = 0;
    let asked = false;
    let over = false;

    const proceed = (): void => {
      try {
        while (!over && !asked && active < concurrency) {
          if (later) ask(later);
          else take((source as Iterator<Item>).next());
        }
      } catch (error) {
        broken(error);
      }
      if (over && active === 0) resolve(failures);
    };
    const ask = (from: AsyncIterator<Item>): void => {
      asked = true;
      Promise.resolve(from.next()).then(answered, broken);
    };
    const answered = (step: IteratorResult<Item>): void => {
      asked = false;
      try {
        take(step);
      } catch (error) {
        broken(error);
      }
      proceed();
    };
    const take = (step: IteratorResult<Item>): void => {
      if (over) return;
      if (step.done) over = true;
      else void follow(step.value, index++);
    };
    const broken = (error: unknown): void => {
      if (over) {
        report(error);
        return;
      }
      over = true;
      failures.push(error);
      proceed();
    };
    const follow = async (item: Item, at: number): Promise<void> => {
      active += 1;
      try {
        results[at] = await run(item, at);
      } catch (error) {
        failures.push(error);
        if (!over) await close();
      }
      active -= 1;
      proceed();
    };
    const close = (): Promise<void> | undefined => {
      over = true;
      const closing = closed(source).catch(report);
      // A generator that still waits for something takes the return when that has come.
      return asked ? undefined : closing;
    };
    proceed();
  });
}

/** Closes an iterator as `for await` does. */
const closed = async (source: AsyncIterator<unknown> | Iterator<unknown>): Promise<void> => {
  await source.return?.();
};
