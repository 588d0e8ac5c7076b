import { StdPyPwExtError } from '@pypwext/base';
import { expect, test } from 'vitest';
import { PyPwExtErrorHandler } from '../../src/index.ts';
import { inRoot } from '../in-root.ts';

const refused = new StdPyPwExtError('Too young', { action: 'CONTINUE' });
const errors = new PyPwExtErrorHandler();

class Offers {
  minimum = 18;

  @errors.collect
  check(age: number): boolean | undefined {
    if (age < this.minimum) throw refused;
    return true;
  }

  @errors.collect({ fallback: -1 })
  static parse(text: string): number {
    if (text === '') throw refused;
    return Number(text);
  }

  @errors.collect({ root: true })
  async all(ages: number[]): Promise<number> {
    for (const age of ages) this.check(age);
    return errors.collector().errors.length;
  }
}

test('a legacy decorator collects, bare and with options, on methods and static methods', async () => {
  expect(inRoot(() => new Offers().check(17))).toEqual({ result: undefined, collected: [refused] });
  expect(new Offers().check(18)).toBe(true);
  expect(inRoot(() => Offers.parse(''))).toEqual({ result: -1, collected: [refused] });
  expect(await new Offers().all([17, 18])).toBe(1);
});
