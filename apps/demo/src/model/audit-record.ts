import { defineFunction } from '@pypwext/lambda-invoke';
import * as z from 'zod';

/** What `audit` is told. */
export const AuditRecord = z.object({
  operation: z.string(),
  actor: z.string(),
  target: z.string(),
  outcome: z.enum(['success', 'failure']),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

/** Takes a record and answers nothing; told by `send`, which does not wait. */
export const audit = defineFunction({
  name: '{AUDIT_FUNCTION}',
  input: AuditRecord,
  output: z.void(),
  // The record travels with the pypwext_id of the request, so that its entry carries it too.
  wrapPayload: true,
});
