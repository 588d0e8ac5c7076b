import * as z from 'zod';

/** What `audit` is told. */
export const AuditRecord = z.object({
  operation: z.string(),
  actor: z.string(),
  target: z.string(),
  outcome: z.enum(['success', 'failure']),
});
export type AuditRecord = z.infer<typeof AuditRecord>;
