import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { PyPwExtErrorWithReturn, StdPyPwExtError } from '@pypwext/base';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { collect, collector, map, PyPwExtErrorHandler } from '../src/index.ts';
import { gate } from './gate.ts';

const raised = new StdPyPwExtError('raised');
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const warn = vi.fn();
const errors = new PyPwExtErrorHandler({
  logger: { debug: () => {}, info: () => {}, warn, error: () => {} },
});

afterEach(() => {
  warn.mockClear();
});

describe('an asynchronous source, when a call has failed', () => {
  test('is not waited for, though it never gives a further item', async () => {
    async function* items() {
      yield 1;
      await new Promise(() => {});
    }
    await expect(map(items(), () => Promise.reject(raised))).rejects.toBe(raised);
  });

  test('that waits for its next item while a call fails is closed when that has come', async () => {
    const arrival = gate();
    const fail = gate();
    const events: string[] = [];
    async function* items() {
      try {
        yield 1;
        await arrival.opened;
        yield 2;
      } finally {
        events.push('closed');
      }
    }
    const running = map(items(), async (item) => {
      events.push(`begin ${item}`);
      await fail.opened;
      throw raised;
    });
    await turn();
    fail.open();
    await expect(running).rejects.toBe(raised);
    expect(events).toEqual(['begin 1']);
    arrival.open();
    await turn();
    expect(events).toEqual(['begin 1', 'closed']);
  });

  test('is closed, and its cleaning up awaited, when it waits to be asked', async () => {
    const events: string[] = [];
    async function* items() {
      try {
        yield 1;
        yield 2;
      } finally {
        await turn();
        events.push('closed');
      }
    }
    const running = map(items(), () => Promise.reject(raised), { concurrency: 1 });
    await expect(running.catch(() => events.push('rejected'))).resolves.toBe(2);
    expect(events).toEqual(['closed', 'rejected']);
  });

  test('still lets the calls in flight settle before it rejects', async () => {
    const slow = gate();
    const events: string[] = [];
    async function* items() {
      yield 1;
      yield 2;
      await new Promise(() => {});
    }
    const running = map(items(), async (item) => {
      if (item === 1) await turn();
      if (item === 1) throw raised;
      await slow.opened;
      events.push('settled');
    });
    const ended = running.catch(() => events.push('rejected'));
    await turn();
    await turn();
    expect(events).toEqual([]);
    slow.open();
    await ended;
    expect(events).toEqual(['settled', 'rejected']);
  });

  test('that fails later is reported, and so is one that cannot be closed', async () => {
    const arrival = gate();
    const failures = [new Error('of next'), new Error('of return')];
    let asked = 0;
    const source = {
      next: async () => {
        asked += 1;
        if (asked === 1) return { done: false, value: 1 };
        await arrival.opened;
        throw failures[0];
      },
      return: () => Promise.reject(failures[1]),
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    await expect(errors.map(source, () => Promise.reject(raised))).rejects.toBe(raised);
    arrival.open();
    await turn();
    expect(warn.mock.calls.map(([, error]) => error)).toEqual([failures[1], failures[0]]);
  });

  test('a source that throws is not closed, and its error is thrown', async () => {
    const close = vi.fn();
    const broken = new Error('broken');
    const source = {
      next: () => Promise.reject(broken),
      return: close,
      [Symbol.asyncIterator]() {
        return this;
      },
    };
    await expect(map(source, () => 1)).rejects.toBe(broken);
    expect(close).not.toHaveBeenCalled();
  });
});

test.each([
  [
    'throws',
    () => {
      throw raised;
    },
    'raised',
  ],
  ['answers with nothing', () => undefined, 'undefined'],
  ['answers with nothing later', async () => undefined, 'undefined'],
])('a source whose next %s is an error, after the calls in flight', async (_, next, message) => {
  const slow = gate();
  let ended = false;
  const answers = [() => ({ done: false, value: 1 }), next];
  const source = { next: () => answers.shift()?.(), [Symbol.asyncIterator]: () => source };
  const running = map(source as unknown as AsyncIterable<number>, async () => {
    await slow.opened;
    ended = true;
  });
  const rejected = expect(running).rejects.toThrow(message);
  slow.open();
  await rejected;
  expect(ended).toBe(true);
});

test('a source that cannot be closed is reported, synchronous or not', async () => {
  const broken = new Error('of return');
  const source = {
    next: () => ({ done: false, value: 1 }),
    return: () => {
      throw broken;
    },
    [Symbol.iterator]: () => source,
  };
  await expect(errors.map(source, () => Promise.reject(raised), { concurrency: 1 })).rejects.toBe(raised);
  expect(warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), broken);
});

test('a synchronous source is closed when a call has failed', async () => {
  let closed = false;
  function* items() {
    try {
      yield 1;
      yield 2;
    } finally {
      closed = true;
    }
  }
  await expect(map(items(), () => Promise.reject(raised), { concurrency: 1 })).rejects.toBe(raised);
  expect(closed).toBe(true);
});

test('a slow call keeps nothing of the fast ones beside it', async () => {
  const slow = gate();
  const fast = 50_000;
  const before = heapUsed();
  let grown = 0;
  function* items() {
    for (let item = 0; item <= fast; item += 1) yield item;
    grown = heapUsed() - before;
    slow.open();
  }
  await map(items(), (item) => (item === 0 ? slow.opened : undefined), { concurrency: 2 });
  // A reaction for each would take 320 bytes: 16 MB.
  expect(grown).toBeLessThan(4_000_000);
});

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  return process.memoryUsage().heapUsed;
}

describe('items that are promises', () => {
  const unhandled: unknown[] = [];
  const listener = (reason: unknown) => void unhandled.push(reason);
  const others = process.listeners('unhandledRejection');

  beforeEach(() => {
    unhandled.length = 0;
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', listener);
  });
  afterEach(() => {
    process.removeAllListeners('unhandledRejection');
    for (const each of others) process.on('unhandledRejection', each);
  });

  test('are awaited, those of an asynchronous source too', async () => {
    async function* items(): AsyncGenerator<number> {
      yield Promise.resolve(3);
    }
    expect(await map([Promise.resolve(1), 2], (item) => item + 1)).toEqual([2, 3]);
    expect(await map(items(), (item) => item + 1)).toEqual([4]);
  });

  test('are awaited at the same time, each in its call', async () => {
    const gates = [gate<number>(), gate<number>()];
    const events: number[] = [];
    const running = map(
      gates.map(({ opened }) => opened),
      (item) => events.push(item),
    );
    gates[1]?.open(1);
    await turn();
    gates[0]?.open(0);
    await running;
    expect(events).toEqual([1, 0]);
  });

  test('fail their call as they are rejected: collected, or thrown', async () => {
    const refused = new PyPwExtErrorWithReturn('refused', { returnValue: 0 });
    const root = collect({ root: true })(async () => ({
      results: await map([Promise.reject(refused), Promise.resolve(1)], (item) => item),
      collected: collector().errors,
    }));
    expect(await root()).toEqual({ results: [0, 1], collected: [refused] });
    await expect(map([Promise.reject(raised)], (item) => item)).rejects.toBe(raised);
  });

  test.each([
    ['an array', (items: Promise<number>[]) => items],
    ['a set', (items: Promise<number>[]) => new Set(items)],
  ])('that are rejected while they wait in %s are not unhandled', async (_, iterable) => {
    const slow = gate<number>();
    const items = iterable([slow.opened, Promise.reject(raised)]);
    const running = map(items, (item) => item, { concurrency: 1 });
    const ended = expect(running).rejects.toBe(raised);
    await turn();
    slow.open(1);
    await ended;
    await turn();
    expect(unhandled).toEqual([]);
  });

  test('that do their work when they are asked are asked once, in their turn', async () => {
    const slow = gate<undefined>();
    let asked = 0;
    class Lazy extends Promise<number> {
      // biome-ignore lint/suspicious/noThenProperty: how a promise starts its work when it is asked
      override then: Promise<number>['then'] = (...listeners) => {
        asked += 1;
        return Promise.resolve(7).then(...listeners);
      };
    }
    const running = map([slow.opened, new Lazy(() => {})], (item) => item, { concurrency: 1 });
    await turn();
    expect(asked).toBe(0);
    slow.open(undefined);
    expect(await running).toEqual([7]);
    expect(asked).toBe(1);
  });
});
