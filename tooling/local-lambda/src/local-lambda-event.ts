import type { ErrorSummary } from './execution/error-summary.ts';
import type { ServedRequest } from './gateway/front-door-server.ts';

/** Something that happened in the local run. */
export type LocalLambdaEvent = RequestEvent | InvocationEvent;

/** A front door has answered a request. */
export interface RequestEvent extends ServedRequest {
  readonly type: 'request';
}

/** A function has ended an invocation, whoever called it. */
export interface InvocationEvent {
  readonly type: 'invocation';
  readonly functionName: string;
  readonly requestId: string;
  /** In ms, without the start of the environment. */
  readonly durationMs: number;
  /** How long the environment took to start, in ms; absent when it was warm. */
  readonly initDurationMs?: number;
  /** Why the invocation failed, if it did. */
  readonly error?: ErrorSummary;
}
