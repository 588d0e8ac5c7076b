import type { AttemptHistory } from '../call/attempt-history.ts';
import type { CallEnd } from '../call/call-end.ts';
import type { InvocationTerms } from './lambda-client.ts';

/** The terms of a call, as every client gets them. */
export class CallTerms implements InvocationTerms {
  readonly repeatable: boolean;
  readonly region: string | undefined;
  /** What ends the call, for the client that can do without a signal. */
  readonly end: CallEnd;

  /** Where the attempts are noted. */
  readonly history: AttemptHistory;

  constructor(end: CallEnd, history: AttemptHistory, repeatable: boolean, region: string | undefined) {
    this.end = end;
    this.history = history;
    this.repeatable = repeatable;
    this.region = region;
  }

  get abortSignal(): AbortSignal {
    return this.end.signal;
  }
}
