import type { InvokeCommand } from '@aws-sdk/client-lambda';
import { certainlyNotRun } from './certainly-not-run.ts';

/**
 * Stands between the attempt and the SDK's retries for a call that must not run twice: an error that leaves
 * it open whether the function ran is put into one that the SDK does not retry. It has no `cause`, because
 * the SDK looks for retryable errors there.
 */
class UncertainOutcome extends Error {
  readonly error: unknown;
  declare $metadata?: Record<string, unknown>;

  constructor(error: unknown) {
    super('The function may have run');
    this.name = 'UncertainOutcome';
    this.error = error;
  }
}

/** Rejects with the error of an attempt, in the form that the SDK retries only when the function did not run. */
export function notRetriedUnlessSafe(error: unknown): never {
  throw certainlyNotRun(error) ? error : new UncertainOutcome(error);
}

/**
 * Makes the SDK retry a command only where the function certainly did not run; for the command of a client that
 * was handed in and is nobody's to change.
 */
export function guardAgainstRepetition(command: InvokeCommand): void {
  command.middlewareStack.add(
    (next) => (args) => next(args).catch(notRetriedUnlessSafe),
    // Inside of the SDK's own retry middleware, which has the priority "high" of the same step.
    { step: 'finalizeRequest', priority: 'low', name: 'pypwextAtMostOnce', override: true },
  );
}

/** The error itself, with the number of attempts that the SDK has counted. */
export function withoutGuard(error: unknown): unknown {
  if (!(error instanceof UncertainOutcome)) return error;
  const inner = error.error;
  if (typeof inner === 'object' && inner !== null) {
    const counted = inner as { $metadata?: Record<string, unknown> };
    counted.$metadata = { ...counted.$metadata, ...error.$metadata };
  }
  return inner;
}
