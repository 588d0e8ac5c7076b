import * as z from 'zod';

/** The model of the body, the same for each contender. */
export const Offer = z.object({
  pypwext_id: z.string(),
  customers: z.array(
    z.object({ email: z.email(), age: z.number().int().min(0), org_no: z.string().optional() }),
  ),
});

export type OfferModel = z.infer<typeof Offer>;

/** The work of the function. */
export const create = (offer: OfferModel): { updated: string[]; operation: string } => ({
  updated: offer.customers.map((customer) => customer.email),
  operation: 'create-offer',
});

/** What is wrong with a body, as people answer it by hand. */
export const refusal = ({ issues }: z.core.$ZodError): { error: unknown } => ({
  error: { code: 400, details: { issues: issues.map(({ path, message }) => ({ path, message })) } },
});
