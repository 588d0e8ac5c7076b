import * as z from 'zod';

/** A customer who may get an offer. */
export const Customer = z.object({
  email: z.email(),
  age: z.number().int().min(0).max(150).optional(),
  org_no: z.string().optional(),
});
export type Customer = z.infer<typeof Customer>;

/** The body of `POST /offers`. */
export const CreateOffer = z.object({
  pypwext_id: z.string().min(1),
  customers: z.array(Customer).min(1),
});
export type CreateOffer = z.infer<typeof CreateOffer>;
