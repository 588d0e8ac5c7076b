import { defineFunction } from '@pypwext/lambda-invoke';
import * as z from 'zod';
import { Customer } from './create-offer.ts';

/** An amount in whole units of the currency. */
export const Price = z.object({ amount: z.number(), currency: z.literal('SEK') });
export type Price = z.infer<typeof Price>;

/** What `pricing` takes and gives: the one place that the function and its callers share. */
export const pricing = defineFunction({
  name: '{PRICING_FUNCTION}',
  input: z.object({ customer: Customer }),
  output: Price,
});
