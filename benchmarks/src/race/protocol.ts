/** What a worker is started for; handed over as JSON in its first argument. */
export interface Assignment {
  readonly task: 'contend' | 'serve';
  /** Case and contender, for `contend`. */
  readonly case?: string;
  readonly contender?: string;
  /** Where the race's server listens. */
  readonly url: string;
}

/** What the runner asks of a worker. */
export interface Turn {
  readonly calls: number;
}

/** What a worker says: that it is ready, how long a turn took, or why it cannot go on. */
export type Report = Ready | Lap | Failure;

export interface Ready {
  readonly kind: 'ready';
  /** Of the race's server. */
  readonly url?: string;
  /** What the first call gave. */
  readonly answer?: unknown;
  /** CPU time in ns of loading the contender and of its first call. */
  readonly firstCall?: number;
}

export interface Lap {
  readonly kind: 'lap';
  /** CPU time in ns per call: user and system, all threads of the process. */
  readonly cpu: number;
  /** Bytes in use on the heap after a full collection; only with `--expose-gc`. */
  readonly heap?: number;
}

export interface Failure {
  readonly kind: 'failure';
  readonly message: string;
}
