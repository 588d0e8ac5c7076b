import { describe, expect, test } from 'vitest';
import { followOutcome } from '../src/index.ts';
import { gate } from './gate.ts';

const events: string[] = [];
const listener = {
  returned: (value: unknown) => {
    events.push(`returned ${String(value)}`);
    return value;
  },
  threw: (error: unknown) => {
    events.push(`threw ${(error as Error).message}`);
    throw error;
  },
};
const follow = <T>(call: () => T): T => {
  events.length = 0;
  return followOutcome(call, listener) as T;
};

const fail = (): never => {
  throw new Error('m');
};

describe('followOutcome', () => {
  test('hears of a synchronous result and of a synchronous throw', () => {
    expect(follow(() => 1)).toBe(1);
    expect(events).toEqual(['returned 1']);
    expect(() => follow(fail)).toThrow('m');
    expect(events).toEqual(['threw m']);
  });

  test('hears of a promise when it settles', async () => {
    const door = gate<number>();
    const followed = follow(() => door.opened);
    expect(events).toEqual([]);
    door.open(2);
    expect(await followed).toBe(2);
    expect(events).toEqual(['returned 2']);
    await expect(follow(async () => fail())).rejects.toThrow('m');
    expect(events).toEqual(['threw m']);
  });

  test('does not call threw for what returned throws', () => {
    events.length = 0;
    const run = () => followOutcome(() => 1, { returned: fail, threw: listener.threw });
    expect(run).toThrow('m');
    expect(events).toEqual([]);
  });

  test('hears of the end of an async generator, and passes its values', async () => {
    const generator = follow(async function* () {
      yield 1;
      yield 2;
      return 3;
    });
    const values: number[] = [];
    for await (const value of generator) values.push(value);
    expect(values).toEqual([1, 2]);
    expect(events).toEqual(['returned 3']);
  });

  test('hears of a generator that throws, synchronous or not', async () => {
    const generator = follow(function* () {
      yield 1;
      fail();
    });
    expect(() => [...generator]).toThrow('m');
    expect(events).toEqual(['threw m']);
    const asyncGenerator = follow(async function* () {
      yield 1;
      fail();
    });
    await expect(drain(asyncGenerator)).rejects.toThrow('m');
    expect(events).toEqual(['threw m']);
  });

  test('ends an async generator that its consumer leaves, and runs its finally', async () => {
    let cleaned = false;
    const generator = follow(async function* () {
      try {
        yield 1;
        yield 2;
      } finally {
        cleaned = true;
      }
    });
    for await (const value of generator) {
      expect(value).toBe(1);
      break;
    }
    expect(cleaned).toBe(true);
    expect(events).toEqual(['returned undefined']);
  });

  test('sends values into a generator', () => {
    const generator = follow(function* (): Generator<number, number, number> {
      return (yield 1) * 2;
    });
    expect(generator.next()).toEqual({ done: false, value: 1 });
    expect(generator.next(21)).toEqual({ done: true, value: 42 });
  });

  test('is told once, however often a finished generator is asked', async () => {
    const generator = follow(async function* () {
      yield 1;
    });
    await drain(generator);
    await generator.next();
    expect(events).toEqual(['returned undefined']);
  });
});

async function drain<T>(generator: AsyncGenerator<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of generator) values.push(value);
  return values;
}
