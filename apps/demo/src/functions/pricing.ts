import { initEnv, StdPyPwExtError } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import type { Customer } from '../model/create-offer.ts';
import { type Price, pricing } from '../model/price-offer.ts';

initEnv();
const logger = new PyPwExtLogger();

const priceOffer = logger.method({
  operation: 'price-offer',
  classification: 'PII',
  outClassification: 'NA',
})(async function priceOffer({ customer }: { customer: Customer }): Promise<Price> {
  const { age = 18 } = customer;
  if (age < 18) throw new StdPyPwExtError('Customers have to be at least 18 years old');
  return { amount: 100 + age, currency: 'SEK' };
});

/** Prices an offer; customers under 18 get none. */
export const handler = pricing.handler((input) => priceOffer(input));
