import * as z from 'zod';
import { Customer } from './create-offer.ts';

/** What `pricing` is asked. */
export const PriceRequest = z.object({ customer: Customer });

/** What `pricing` answers: an amount in whole units of the currency. */
export const Price = z.object({ amount: z.number(), currency: z.literal('SEK') });
export type Price = z.infer<typeof Price>;
