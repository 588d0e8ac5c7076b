/** One call of a function, as the local run's doors and the Invoke endpoint hand it to a pool. */
export interface InvocationRequest {
  /** The event as JSON text, passed on byte for byte. */
  readonly payload: string;
  /** The ARN the caller used, with its qualifier. Default: the function's own ARN. */
  readonly invokedFunctionArn?: string | undefined;
  /** The X-Ray trace header. Default: a fresh, unsampled one. */
  readonly traceId?: string | undefined;
  /** The client context as JSON text in ASCII. */
  readonly clientContext?: string | undefined;
}

/** What came of a call. */
export interface InvocationResult {
  readonly requestId: string;
  /** The result, or the error payload, as the caller of Lambda receives it. */
  readonly payload: Buffer;
  /** Whether the payload is an error payload (`X-Amz-Function-Error: Unhandled`). */
  readonly failed: boolean;
  /** The content type a streaming function set; `application/json` otherwise. */
  readonly contentType: string;
  /** The last 4 KB of what the function printed, with the START, END and REPORT lines. */
  readonly logTail: Buffer;
  /** Time between handing over the event and the answer, in ms. */
  readonly durationMs: number;
  /** Time the environment took to start, in ms; absent when it was warm. */
  readonly initDurationMs?: number;
}
