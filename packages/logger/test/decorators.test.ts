import { PyPwExtLogger } from '@pypwext/logger';
import type { Context } from 'aws-lambda';
import { expect, it } from 'vitest';
import { lambdaContext } from './lambda-context.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const logger = new PyPwExtLogger({ logLevel: 'DEBUG' });

class Offers {
  readonly #prices = new Map([['A', 10]]);

  @logger.method
  price(name: string): number {
    return this.#prices.get(name) ?? 0;
  }

  @logger.method({ operation: 'send' })
  async send(offer: { id: number }): Promise<string> {
    return `sent ${offer.id}`;
  }

  @logger.method
  static of(name: string): string {
    return name;
  }

  @logger.method
  #secret(): number {
    return 1;
  }

  open(): number {
    return this.#secret();
  }

  @logger.injectLambdaContext()
  async handler(_event: unknown, _context: Context): Promise<string> {
    logger.info('handled');
    return String(this.#prices.get('A'));
  }
}

it('a method with a TC39 decorator, bare or with options, is logged and keeps this', async () => {
  const offers = new Offers();
  expect(offers.price('A')).toBe(10);
  expect(await offers.send({ id: 1 })).toBe('sent 1');
  expect(Offers.of('A')).toBe('A');
  expect(offers.open()).toBe(1);
  expect(written.lines().map(({ location, message, operation }) => [location, operation, message])).toEqual([
    ['Offers.price', undefined, { msg: 'Entering price', args: ['A'] }],
    ['Offers.price', undefined, { msg: 'Exiting price', return: 10 }],
    ['Offers.send', 'send', { msg: 'Entering send', args: { id: 1 } }],
    ['Offers.send', 'send', { msg: 'Exiting send', return: 'sent 1' }],
    ['Offers.of', undefined, { msg: 'Entering of', args: ['A'] }],
    ['Offers.of', undefined, { msg: 'Exiting of', return: 'A' }],
    ['Offers.#secret', undefined, { msg: 'Entering #secret' }],
    ['Offers.#secret', undefined, { msg: 'Exiting #secret', return: 1 }],
  ]);
});

it('injectLambdaContext is a TC39 decorator', async () => {
  expect(await new Offers().handler({}, lambdaContext('r-1'))).toBe('10');
  expect(written.line()).toMatchObject({ message: 'handled', function_request_id: 'r-1' });
});
