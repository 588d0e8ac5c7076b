import type { Exchange } from './exchange.ts';
import { negotiate } from './negotiate.ts';
import type { Outcome } from './outcome.ts';
import { toProblem } from './problem.ts';
import type { ErrorFormat } from './response-options.ts';

/** Problem details as a part of a service; see {@link problemFormat}. */
export interface ProblemFormat {
  /** The format that a client prefers. */
  readonly negotiate: (format: ErrorFormat, accept: string | undefined) => ErrorFormat;
  /** The problem that tells of errors. */
  readonly toProblem: (
    outcome: Pick<Outcome, 'errors' | 'thrown'>,
    status: number,
    exchange: Exchange,
  ) => Record<string, unknown>;
}

/**
 * Problem details (RFC 9457) and their negotiation, for {@link composeHandler}; everything else in this
 * package has them already.
 */
export const problemFormat: ProblemFormat = { negotiate, toProblem };
