import * as z from 'zod';

/** The body of `POST /orders`. */
export const CreateOrder = z.object({
  pypwext_id: z.string({ error: 'pypwext_id is missing' }).min(1),
  items: z.array(z.string()),
});
export type CreateOrder = z.infer<typeof CreateOrder>;
