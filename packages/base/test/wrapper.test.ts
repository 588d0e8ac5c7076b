import { describe, expect, test } from 'vitest';
import { type CallInfo, createWrapper, injected, isPyPwExtInternalError } from '../src/index.ts';

const calls: CallInfo[] = [];
const recorded = createWrapper((call, info) => {
  calls.push(info);
  return call();
});
const lastCall = (): CallInfo | undefined => calls.at(-1);

describe('a wrapped function', () => {
  test('keeps name, length, arguments, this and result', () => {
    const original = function add(this: { base: number }, a: number, b: number) {
      return this.base + a + b;
    };
    const wrapped = recorded(original);
    expect([wrapped.name, wrapped.length]).toEqual(['add', 2]);
    const owner = { base: 10, add: wrapped };
    expect(owner.add(1, 2)).toBe(13);
    expect(lastCall()).toEqual({ name: 'add', args: [1, 2], thisArg: owner });
  });

  test('stays synchronous, and throws synchronously', () => {
    expect(recorded(() => 1)()).toBe(1);
    const fail = recorded(() => {
      throw new Error('m');
    });
    expect(fail).toThrow('m');
  });

  test('hands back the very promise of an asynchronous one', () => {
    const promise = Promise.resolve(1);
    expect(recorded(() => promise)()).toBe(promise);
  });
});

describe('a method decorated with a TC39 decorator', () => {
  class Offers {
    base = 10;

    @recorded
    add(a: number): number {
      return this.base + a;
    }

    @recorded
    static of(a: number): number {
      return a;
    }

    @recorded
    async later(a: number): Promise<number> {
      return this.base + a;
    }

    @recorded
    #hidden(a: number): number {
      return this.base + a;
    }

    viaHidden(a: number): number {
      return this.#hidden(a);
    }
  }

  test('keeps this and its name', () => {
    const offers = new Offers();
    expect(offers.add(1)).toBe(11);
    expect(lastCall()).toEqual({ name: 'add', args: [1], thisArg: offers });
    expect(Offers.prototype.add.name).toBe('add');
  });

  test('works on static methods, whose this is the class', () => {
    expect(Offers.of(3)).toBe(3);
    expect(lastCall()?.thisArg).toBe(Offers);
  });

  test('works on asynchronous and on private methods', async () => {
    expect(await new Offers().later(1)).toBe(11);
    expect(new Offers().viaHidden(2)).toBe(12);
    expect(lastCall()?.name).toBe('#hidden');
  });

  test('works on overriding methods that call super', () => {
    class Special extends Offers {
      @recorded
      override add(a: number): number {
        return super.add(a) * 2;
      }
    }
    expect(new Special().add(1)).toBe(22);
  });
});

test.each([
  ['a text', 'x'],
  ['null', null],
  ['undefined', undefined],
])('wrapping %s says what a wrapper takes', (_, subject) => {
  expect(() => recorded(subject as never)).toThrow(/A wrapper takes a function/);
});

test('injected() says that nobody supplied the parameter', () => {
  const send = (reply: number = injected()): number => reply;
  expect(send(1)).toBe(1);
  expect(() => send()).toThrow(expect.toSatisfy(isPyPwExtInternalError));
});
