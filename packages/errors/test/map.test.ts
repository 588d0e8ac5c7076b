import { PyPwExtErrorWithReturn, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test, vi } from 'vitest';
import { collect, collector, map, PyPwExtErrorHandler } from '../src/index.ts';
import { gate } from './gate.ts';

const refused = (returnValue: unknown) => new PyPwExtErrorWithReturn('refused', { returnValue });
const skipped = () => new StdPyPwExtError('skipped', { action: 'CONTINUE' });

/** `map` inside of a root: the results, and the messages of the collected errors. */
const mapped = (...[items, fn, options]: Parameters<typeof map<number, unknown>>) =>
  collect({ root: true })(async () => ({
    results: await map(items, fn, options),
    errors: collector().errors.map((error) => error.message),
  }))();

describe('map', () => {
  test('gives the results in the order of the items, whatever the order of the ends', async () => {
    const gates = [gate(), gate(), gate()];
    const running = mapped([0, 1, 2], async (item) => {
      await gates[item]?.opened;
      return `r${item}`;
    });
    for (const each of gates.toReversed()) each.open();
    expect(await running).toEqual({ results: ['r0', 'r1', 'r2'], errors: [] });
  });

  test('a returnValue counts as a result; results that are undefined are left out', async () => {
    const outcome = await mapped([0, 1, 2, 3], (item) => {
      if (item === 1) throw refused('r1');
      if (item === 2) throw skipped();
      return item === 3 ? undefined : 'r0';
    });
    expect(outcome).toEqual({ results: ['r0', 'r1'], errors: ['refused', 'skipped'] });
  });

  test('keeps results that are null, false, 0 or empty', async () => {
    const values = [null, false, 0, ''];
    expect((await mapped([0, 1, 2, 3], (item) => values[item]))?.results).toEqual(values);
  });

  test('gives the index beside the item', async () => {
    expect(await map(['a', 'b'], (item, index) => `${item}${index}`)).toEqual(['a0', 'b1']);
  });

  test.each([1, 2, 5])('runs at most %i calls at the same time', async (concurrency) => {
    let running = 0;
    let highest = 0;
    const items = Array.from({ length: 12 }, (_, index) => index);
    await map(
      items,
      async (item) => {
        running += 1;
        highest = Math.max(highest, running);
        for (let turn = 0; turn <= item % 3; turn += 1) await new Promise(setImmediate);
        running -= 1;
      },
      { concurrency },
    );
    expect(highest).toBe(concurrency);
  });

  test('runs ten calls at the same time by default, and all with Infinity', async () => {
    for (const [options, expected] of [
      [{}, 10],
      [{ concurrency: Infinity }, 30],
    ] as const) {
      const all = gate();
      let started = 0;
      const running = map(
        Array.from({ length: 30 }),
        async () => {
          started += 1;
          await all.opened;
        },
        options,
      );
      await new Promise(setImmediate);
      expect(started).toBe(expected);
      all.open();
      await running;
    }
  });

  test('takes asynchronous iterables and asks for an item only when it can run', async () => {
    let asked = 0;
    const blocked = gate();
    async function* items() {
      for (asked = 1; asked <= 5; asked += 1) yield asked;
    }
    const running = map(
      items(),
      async (item) => {
        await blocked.opened;
        return item;
      },
      { concurrency: 2 },
    );
    await new Promise(setImmediate);
    expect(asked).toBe(2);
    blocked.open();
    expect(await running).toEqual([1, 2, 3, 4, 5]);
  });

  test('has nothing to do without items', async () => {
    expect(await map([], () => 1)).toEqual([]);
  });
});

describe('map ends the work', () => {
  test.each([
    ['a RAISE error', new StdPyPwExtError('raised')],
    ['a foreign error', new TypeError('foreign')],
  ])('%s rejects once the calls in flight have settled; no new ones begin', async (_, error) => {
    const inFlight = gate();
    const events: string[] = [];
    const running = mapped(
      [0, 1, 2, 3],
      async (item) => {
        events.push(`begin ${item}`);
        if (item === 0) throw error;
        await inFlight.opened;
        events.push(`end ${item}`);
      },
      { concurrency: 2 },
    );
    void running.catch(() => events.push('rejected'));
    await new Promise(setImmediate);
    expect(events).toEqual(['begin 0', 'begin 1']);
    inFlight.open();
    await expect(running).rejects.toBe(error);
    expect(events).toEqual(['begin 0', 'begin 1', 'end 1', 'rejected']);
  });

  test('a CONTINUE error rejects when no collector is installed', async () => {
    await expect(
      map([1], () => {
        throw skipped();
      }),
    ).rejects.toThrow('skipped');
  });

  test('an iterable that throws rejects after the calls in flight', async () => {
    function* items() {
      yield 1;
      throw new Error('broken');
    }
    let ended = false;
    await expect(
      map(items(), async () => {
        await null;
        ended = true;
      }),
    ).rejects.toThrow('broken');
    expect(ended).toBe(true);
  });

  test('a further failure is reported, unless a collector has it', async () => {
    const warn = vi.fn();
    const errors = new PyPwExtErrorHandler({
      logger: { debug: () => {}, info: () => {}, warn, error: () => {} },
    });
    const thrown = [new TypeError('first'), new TypeError('second'), new StdPyPwExtError('collected')];
    const running = errors.collect({ root: true })(() =>
      errors.map([0, 1, 2], (item) => Promise.reject(thrown[item])),
    )();
    await expect(running).rejects.toBe(thrown[0]);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.anything(), thrown[1]);
  });

  test.each([0, -1, 1.5, Number.NaN, '5'])('a concurrency of %s is refused', async (concurrency) => {
    await expect(map([], () => 1, { concurrency: concurrency as number })).rejects.toThrow(
      /concurrency must be a whole number from 1, or Infinity/,
    );
  });
});
