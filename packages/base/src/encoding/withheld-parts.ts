import type { RedactionPlan } from './redaction-plan.ts';

/**
 * What stands for message, stack and details of an error whose classification has a policy, with all that was
 * read for it; `undefined` for an error without classification. The stack repeats the message, its frames stay.
 */
export function withheldParts(
  error: Error & { classification?: unknown; details?: unknown },
  plan: RedactionPlan,
): Readonly<Record<string, unknown>> | undefined {
  const { classification } = error;
  if (classification === undefined) return undefined;
  const policy = plan.policyOf(classification);
  if (policy === 'keep') return { classification };
  const { message, stack, details } = error;
  const shown = plan.apply(message, policy);
  return {
    classification,
    message: shown,
    stack:
      message && typeof stack === 'string'
        ? stack.replaceAll(message, () => String(shown ?? plan.mask))
        : stack,
    details: plan.apply(details, policy),
  };
}
