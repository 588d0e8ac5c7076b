import type { RetrySettings } from './retry.ts';

/** The unit of the back-off, in ms. */
const BASE_DELAY = 100;
/** Doubled this often, 100 ms are over three years; far beyond it, the factor 0 times infinity is no number. */
const MAX_EXPONENT = 30;

/**
 * The wait before a retry, in ms: full jitter, that is random between 0 and a bound that doubles with each
 * retry. Without jitter, clients that failed together come back together.
 *
 * Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 *
 * @param retry - Which retry, from 0.
 * @param settings - The retry settings of the call.
 * @param random - A number of at least 0 and below 1.
 */
export function backoff(
  retry: number,
  settings: Pick<RetrySettings, 'backoffFactor' | 'maxDelay'>,
  random: () => number,
): number {
  const bound = Math.min(
    settings.maxDelay,
    settings.backoffFactor * BASE_DELAY * 2 ** Math.min(retry, MAX_EXPONENT),
  );
  return random() * bound;
}
