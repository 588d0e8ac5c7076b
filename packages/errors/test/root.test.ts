import { currentInvocation, runInvocation, StdErrorCollector, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test, vi } from 'vitest';
import { collect, collector, getCurrentCollector, PyPwExtErrorHandler } from '../src/index.ts';
import { gate } from './gate.ts';

const problem = (message: string) => new StdPyPwExtError(message, { action: 'CONTINUE' });
const fail = collect((error: StdPyPwExtError) => {
  throw error;
});
const root = collect({ root: true });

describe('root: true', () => {
  test('installs a collector for the invocation, and none is left outside', () => {
    expect(getCurrentCollector()).toBeUndefined();
    root(() => expect(getCurrentCollector()?.errors).toEqual([]))();
    expect(getCurrentCollector()).toBeUndefined();
  });

  test('joins the collector that is there', () => {
    root(() => {
      const outer = getCurrentCollector();
      root(() => expect(getCurrentCollector()).toBe(outer))();
      expect(outer?.closed).toBe(false);
    })();
  });

  test('leaves a collector open that someone else has installed', () => {
    const installed = new StdErrorCollector();
    runInvocation({ collector: installed }, () => {
      root(() => fail(problem('in root')))();
      fail(problem('after root'));
    });
    expect(installed.errors.map((error) => error.message)).toEqual(['in root', 'after root']);
  });

  test('ends with the outermost root, and stays readable until the invocation ends', () => {
    runInvocation({}, () => {
      root(() => {
        root(() => fail(problem('inner')))();
        fail(problem('outer'));
      })();
      expect(getCurrentCollector()).toBeUndefined();
      expect(collector().errors.map((error) => error.message)).toEqual(['inner', 'outer']);
      expect(currentInvocation()?.collector).toBe(collector());
    });
  });

  test('siblings under Promise.all share it, roots too: it ends with the last of them', async () => {
    const slow = gate();
    await runInvocation({}, async () => {
      const first = root(async () => fail(problem('first')))();
      const second = root(async () => {
        await slow.opened;
        fail(problem('second'));
      })();
      await first;
      slow.open();
      await second;
      expect(collector().errors.map((error) => error.message)).toEqual(['first', 'second']);
      expect(collector().closed).toBe(true);
    });
  });

  test('roots that follow each other in one invocation gather into one collector', () => {
    runInvocation({}, () => {
      root(() => fail(problem('first')))();
      root(() => fail(problem('second')))();
      expect(collector().errors.map((error) => error.message)).toEqual(['first', 'second']);
    });
  });

  test('what an earlier root has left running is collected while a later one is open: the answer is the same', async () => {
    const late = gate();
    await runInvocation({}, async () => {
      let leftRunning: Promise<unknown> = Promise.resolve();
      await root(async () => {
        leftRunning = collect(async () => {
          await late.opened;
          fail(problem('of the first'));
        })();
      })();
      await root(async () => {
        late.open();
        await leftRunning;
      })();
      expect(collector().errors.map((error) => error.message)).toEqual(['of the first']);
    });
  });

  test('collects the RAISE error that ends the root itself', () => {
    const error = new StdPyPwExtError('m');
    runInvocation({}, () => {
      expect(
        root(() => {
          throw error;
        }),
      ).toThrow(error);
      expect(collector().errors).toEqual([error]);
    });
  });
});

describe('an error that arrives after the end', () => {
  test('is thrown on, reported once as late, and never reaches another invocation', async () => {
    const warn = vi.fn();
    const errors = new PyPwExtErrorHandler({
      logger: { debug: () => {}, info: () => {}, warn, error: () => {} },
    });
    const late = gate();
    const error = problem('late');
    let leftRunning: Promise<unknown> = Promise.resolve();
    const send = errors.collect(
      errors.collect(async () => {
        await late.opened;
        throw error;
      }),
    );
    const handler = errors.collect({ root: true })(async (leave: boolean) => {
      if (leave) leftRunning = send();
      else {
        late.open();
        await expect(leftRunning).rejects.toBe(error);
      }
      return errors.collector();
    });
    const first = await handler(true);
    const second = await handler(false);
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ late: true }), error);
    expect(first?.errors).toEqual([]);
    expect(second?.errors).toEqual([]);
  });
});

describe('collector()', () => {
  test('is an empty, unattached one when none is installed', () => {
    const unattached = collector();
    unattached.add(problem('m'));
    expect(unattached.errors).toHaveLength(1);
    expect(collector().errors).toEqual([]);
  });
});
