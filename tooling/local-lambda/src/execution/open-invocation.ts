import type { FunctionError } from './function-error.ts';
import type { InvocationRequest, InvocationResult } from './invocation.ts';
import { LogTail } from './log-tail.ts';

/** How an invocation ended. */
export interface Outcome {
  readonly payload: Buffer;
  readonly failed: boolean;
  readonly contentType: string;
}

/** The outcome of an invocation that failed with one of Lambda's own errors. */
export function failure(error: FunctionError): Outcome {
  return failurePayload(Buffer.from(JSON.stringify(error)));
}

/** The outcome of an invocation whose error payload the runtime wrote. */
export function failurePayload(payload: Buffer): Outcome {
  return { payload, failed: true, contentType: 'application/json' };
}

/** One invocation between its arrival in an environment and its result. */
export class OpenInvocation {
  readonly requestId: string;
  readonly request: InvocationRequest;
  readonly tail: LogTail = new LogTail();
  /** Undefined when the environment went away before it took the event. */
  readonly result: Promise<InvocationResult | undefined>;
  /** Set by whoever ends it first; a later end counts for nothing. */
  settled = false;
  #resolve: (result: InvocationResult | undefined) => void = () => {};
  #startedAt: number | undefined;

  constructor(requestId: string, request: InvocationRequest) {
    this.requestId = requestId;
    this.request = request;
    this.result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** Whether the runtime has taken the event. */
  get started(): boolean {
    return this.#startedAt !== undefined;
  }

  /** Gives the event back: nothing of it has run. */
  abandon(): void {
    this.settled = true;
    this.#resolve(undefined);
  }

  /** The runtime has taken the event. */
  start(): void {
    this.#startedAt = performance.now();
    this.tail.append(`START RequestId: ${this.requestId} Version: $LATEST\n`);
  }

  /** Hands the result to the caller, once everything that was printed until now has been read. */
  async settle(outcome: Outcome, memorySizeMb: number, initDurationMs: number | undefined): Promise<void> {
    this.settled = true;
    const durationMs = this.#startedAt === undefined ? 0 : performance.now() - this.#startedAt;
    await outputRead();
    this.tail.append(`END RequestId: ${this.requestId}\n`);
    this.tail.append(report(this.requestId, durationMs, memorySizeMb, initDurationMs));
    this.#resolve({
      requestId: this.requestId,
      ...outcome,
      logTail: this.tail.toBuffer(),
      durationMs,
      ...(initDurationMs === undefined ? {} : { initDurationMs }),
    });
  }
}

/**
 * The function's answer and its output come through different pipes, and the answer may be seen first. What
 * it printed before is in the pipe by then: the poll after the next turn of the event loop has read it.
 */
function outputRead(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}

function report(
  requestId: string,
  durationMs: number,
  memorySizeMb: number,
  initDurationMs: number | undefined,
): string {
  const fields = [
    `REPORT RequestId: ${requestId}`,
    `Duration: ${durationMs.toFixed(2)} ms`,
    `Billed Duration: ${Math.ceil(durationMs)} ms`,
    `Memory Size: ${memorySizeMb} MB`,
    ...(initDurationMs === undefined ? [] : [`Init Duration: ${initDurationMs.toFixed(2)} ms`]),
  ];
  return `${fields.join('\t')}\t\n`;
}
