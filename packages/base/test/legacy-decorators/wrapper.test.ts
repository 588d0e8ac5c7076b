import { expect, test } from 'vitest';
import { type CallInfo, createWrapper } from '../../src/index.ts';

const calls: CallInfo[] = [];
const recorded = createWrapper((call, info) => {
  calls.push(info);
  return call();
});

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
}

test('a method decorated with a legacy decorator keeps this, name and kind', async () => {
  const offers = new Offers();
  expect(offers.add(1)).toBe(11);
  expect(calls.at(-1)).toEqual({ name: 'add', args: [1], thisArg: offers });
  expect(Offers.of(3)).toBe(3);
  expect(calls.at(-1)?.thisArg).toBe(Offers);
  expect(await offers.later(1)).toBe(11);
  expect(Offers.prototype.add.name).toBe('add');
});

test('the descriptor keeps what it says beside the value', () => {
  const descriptor = Object.getOwnPropertyDescriptor(Offers.prototype, 'add');
  expect(descriptor).toMatchObject({ enumerable: false, configurable: true, writable: true });
});
