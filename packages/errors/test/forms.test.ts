import { StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import { collect, PyPwExtErrorHandler } from '../src/index.ts';
import { inRoot } from './in-root.ts';

const refused = new StdPyPwExtError('Too young', { action: 'CONTINUE' });
const errors = new PyPwExtErrorHandler();
const { collect: detached } = errors;

class Offers {
  minimum = 18;

  @errors.collect
  async send(age: number): Promise<string | undefined> {
    if (age < this.minimum) throw refused;
    return 'sent';
  }

  @errors.collect({ fallback: 'refused' })
  check(age: number): string {
    if (age < this.minimum) throw refused;
    return 'ok';
  }

  @detached
  static parse(text: string): number | undefined {
    if (text === '') throw refused;
    return Number(text);
  }

  @errors.collect
  #hidden(age: number): string | undefined {
    if (age < this.minimum) throw refused;
    return 'ok';
  }

  hidden(age: number): string | undefined {
    return this.#hidden(age);
  }

  @errors.collect({ fallback: 'ended early' })
  async *pages(count: number): AsyncGenerator<number, string> {
    for (let page = 1; page <= count; page += 1) yield page;
    if (count < this.minimum) throw refused;
    return 'all';
  }
}

describe('the decorator', () => {
  test('collects from asynchronous methods', async () => {
    const { result, collected } = inRoot(() => new Offers().send(17));
    expect(await result).toBeUndefined();
    expect(collected).toEqual([]);
    expect(await new Offers().send(18)).toBe('sent');
  });

  test('collects from synchronous methods with options', () => {
    expect(inRoot(() => new Offers().check(17))).toEqual({ result: 'refused', collected: [refused] });
    expect(new Offers().check(18)).toBe('ok');
  });

  test('collects from static methods, taken off its handler', () => {
    expect(inRoot(() => Offers.parse(''))).toEqual({ result: undefined, collected: [refused] });
    expect(Offers.parse('7')).toBe(7);
  });

  test('collects from private methods', () => {
    expect(inRoot(() => new Offers().hidden(17))).toEqual({ result: undefined, collected: [refused] });
  });

  test('collects from asynchronous generators', async () => {
    const seen: unknown[] = [];
    const root = collect({ root: true })(async () => {
      const pages = new Offers().pages(2);
      for (;;) {
        const step = await pages.next();
        seen.push(step.value);
        if (step.done) return errors.collector().errors;
      }
    });
    expect(await root()).toEqual([refused]);
    expect(seen).toEqual([1, 2, 'ended early']);
  });

  test('keeps the name and the length of the method', () => {
    expect([Offers.prototype.send.name, Offers.prototype.send.length]).toEqual(['send', 1]);
  });
});

describe('the function form', () => {
  const add = function (this: unknown, a: number, b: number): number {
    return this === undefined ? a + b : 0;
  };

  test.each([
    ['bare', collect(add)],
    ['with options', collect({ root: true })(add)],
    ['of a handler, taken off it', detached(add)],
  ])('%s keeps name, length and arguments, and stays synchronous', (_, wrapped) => {
    expect([wrapped.name, wrapped.length]).toEqual(['add', 2]);
    expect(wrapped.call(undefined, 1, 2)).toBe(3);
  });

  test('keeps this', () => {
    const offers = {
      minimum: 18,
      check: collect(function (this: { minimum: number }, age: number) {
        return age >= this.minimum;
      }),
    };
    expect(offers.check(18)).toBe(true);
  });

  test.each([
    ['bare', errors.collect],
    ['with options', errors.collect({ fallback: 'refused' })],
  ])('%s is the callback of map, which adds an index and the list', (form, wrap) => {
    const fail = (): never => {
      throw refused;
    };
    const [first, second] = [fail, () => 'ok'].map(wrap as <F>(fn: F) => F);
    expect(inRoot(() => first?.()).result).toBe(form === 'bare' ? undefined : 'refused');
    expect(second?.()).toBe('ok');
  });

  test('gives a promise for a thenable, and collects its error', async () => {
    const query = Object.fromEntries([
      ['then', (_: unknown, reject: (reason: unknown) => void) => reject(refused)],
    ]);
    const { result, collected } = inRoot(() => collect({ root: true })(() => query as unknown)());
    expect(result).toBeInstanceOf(Promise);
    await result;
    expect(collected).toEqual([]);
  });

  test('says what it takes when it is given something else', () => {
    expect(() => collect(null as never)).toThrow(/takes a function.*it got null/);
    expect(() => collect('text' as never)).toThrow(/it got string/);
    expect(() => collect({})(7 as never)).toThrow(/it got number/);
  });
});
