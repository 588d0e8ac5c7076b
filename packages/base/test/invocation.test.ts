import { describe, expect, test } from 'vitest';
import {
  currentInvocation,
  getCurrentCollector,
  type Invocation,
  isPyPwExtInternalError,
  remainingTime,
  requireInvocation,
  runInvocation,
} from '../src/index.ts';
import { fakeCollector } from './fake-collector.ts';
import { gate } from './gate.ts';

describe('outside of any invocation', () => {
  test('there is none', () => {
    expect(currentInvocation()).toBeUndefined();
    expect(getCurrentCollector()).toBeUndefined();
    expect(remainingTime()).toBeUndefined();
  });

  test('requireInvocation says what to do', () => {
    expect(requireInvocation).toThrow(/runInvocation\(\)/);
    expect(() => requireInvocation()).toThrow(expect.toSatisfy(isPyPwExtInternalError));
  });
});

describe('runInvocation', () => {
  test('returns a synchronous result at once and ends', () => {
    let seen: Invocation | undefined;
    const result = runInvocation({}, (invocation) => {
      seen = requireInvocation();
      expect(seen).toBe(invocation);
      expect(invocation.ended).toBe(false);
      return 17;
    });
    expect(result).toBe(17);
    expect(seen?.ended).toBe(true);
    expect(currentInvocation()).toBeUndefined();
  });

  test('ends when a promise has settled, either way', async () => {
    let seen: Invocation | undefined;
    const failing = runInvocation({}, async (invocation) => {
      seen = invocation;
      await null;
      expect(currentInvocation()).toBe(invocation);
      throw new Error('m');
    });
    expect(seen?.ended).toBe(false);
    await expect(failing).rejects.toThrow('m');
    expect(seen?.ended).toBe(true);
  });

  test('ends, and throws on, when the function throws', () => {
    let seen: Invocation | undefined;
    const run = () =>
      runInvocation({}, (invocation) => {
        seen = invocation;
        throw new Error('m');
      });
    expect(run).toThrow('m');
    expect(seen?.ended).toBe(true);
  });

  test('joins the open invocation and fills its empty slots only', () => {
    const collector = fakeCollector();
    runInvocation({ deadline: 5, trace: { pypwextId: 'outer' }, logKeys: { a: 1 } }, (outer) => {
      const init = {
        deadline: 9,
        trace: { pypwextId: 'inner', xray: 'x' },
        logKeys: { a: 2, b: 2 },
        collector,
      };
      runInvocation(init, (inner) => expect(inner).toBe(outer));
      expect(outer.ended).toBe(false);
      expect(outer).toMatchObject({
        deadline: 5,
        trace: { pypwextId: 'outer', xray: 'x' },
        logKeys: { a: 1, b: 2 },
        collector,
      });
    });
  });

  test('closes the collector at the end, which getCurrentCollector then hides', async () => {
    const collector = fakeCollector();
    let late: Promise<unknown> | undefined;
    const door = gate<void>();
    runInvocation({ collector }, () => {
      expect(getCurrentCollector()).toBe(collector);
      late = door.opened.then(() => getCurrentCollector());
    });
    door.open();
    expect(await late).toBeUndefined();
    expect(collector.closed).toBe(true);
  });

  test('work left running after the end opens an invocation of its own', async () => {
    const door = gate<void>();
    let late: Promise<boolean> | undefined;
    runInvocation({}, (first) => {
      late = door.opened.then(() => runInvocation({}, (second) => second !== first && !second.ended));
    });
    door.open();
    expect(await late).toBe(true);
  });

  test('runs each step of an async generator inside, whoever asks for it', async () => {
    const generator = runInvocation({ trace: { pypwextId: 'a' } }, async function* () {
      yield currentInvocation()?.trace.pypwextId;
      await null;
      yield currentInvocation()?.trace.pypwextId;
      return currentInvocation()?.ended;
    });
    const results = [
      await generator.next(),
      await runInvocation({ trace: { pypwextId: 'b' } }, () => generator.next()),
      await generator.next(),
    ];
    expect(results).toEqual([
      { done: false, value: 'a' },
      { done: false, value: 'a' },
      { done: true, value: false },
    ]);
  });

  test('keeps 1,000 interleaved invocations apart', async () => {
    const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const one = (id: string) =>
      runInvocation({ trace: { pypwextId: id } }, async () => {
        const seen = new Set<string | undefined>();
        for (let step = 0; step < 5; step++) {
          await turn();
          seen.add(currentInvocation()?.trace.pypwextId);
          await Promise.all([
            Promise.resolve().then(() => seen.add(currentInvocation()?.trace.pypwextId)),
            new Promise<void>((resolve) =>
              setTimeout(() => {
                seen.add(currentInvocation()?.trace.pypwextId);
                resolve();
              }, 0),
            ),
          ]);
        }
        return [...seen];
      });
    const ids = Array.from({ length: 1_000 }, (_, index) => `id-${index}`);
    expect(await Promise.all(ids.map(one))).toEqual(ids.map((id) => [id]));
  });
});

describe('remainingTime', () => {
  test('counts down to zero and no further', () => {
    runInvocation({ deadline: 1_000 }, () => {
      expect(remainingTime(400)).toBe(600);
      expect(remainingTime(1_400)).toBe(0);
    });
  });
});
