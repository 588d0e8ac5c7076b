import { PyPwExtInternalError } from '@pypwext/base';

/**
 * How many retries a session affords in all, so that a storm of failures ends instead of multiplying the
 * load. Retries draw on it, successes fill it up again.
 *
 * Source: AWS SDKs and Tools Reference Guide, "Retry behavior" (standard mode); the same scale.
 */
export interface RetryBudgetOptions {
  /** What a full budget holds. @defaultValue `500` */
  readonly capacity?: number;
  /** What a retry after a failure costs. @defaultValue `14` */
  readonly cost?: number;
  /** What a retry after a 429 costs. @defaultValue `5` */
  readonly throttleCost?: number;
}

/** The state of a session's budget. */
export class RetryBudget {
  readonly #capacity: number;
  readonly #cost: number;
  readonly #throttleCost: number;
  #left: number;

  /** @throws PyPwExtInternalError for a number that is negative or none. */
  constructor(options: RetryBudgetOptions = {}) {
    const { capacity = 500, cost = 14, throttleCost = 5 } = options;
    for (const [name, value] of Object.entries({ capacity, cost, throttleCost })) {
      if (typeof value === 'number' && value >= 0) continue;
      throw new PyPwExtInternalError(`The retryBudget option "${name}" must be a number of at least 0`);
    }
    this.#capacity = capacity;
    this.#left = capacity;
    this.#cost = cost;
    this.#throttleCost = throttleCost;
  }

  /** What is left. */
  get left(): number {
    return this.#left;
  }

  /** Draws the cost of one retry: what was drawn, or `undefined` when there is not enough left. */
  draw(throttled: boolean): number | undefined {
    const cost = throttled ? this.#throttleCost : this.#cost;
    if (cost > this.#left) return undefined;
    this.#left -= cost;
    return cost;
  }

  /** A success gives back what its last retry cost; one without retries adds 1. */
  refill(drawn: number | undefined): void {
    this.#left = Math.min(this.#capacity, this.#left + (drawn ?? 1));
  }
}
