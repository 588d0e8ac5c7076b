import type { AttemptRecord } from '@pypwext/base';
import { certainlyNotRun } from '../client/certainly-not-run.ts';

/** Notes the attempts of a call, by whoever makes them. */
export class AttemptHistory {
  readonly #records: AttemptRecord[] = [];
  #started: number | undefined;
  #ended: number | undefined;
  #mayHaveRun = false;

  /** An attempt begins. */
  begin(): void {
    this.#started = Date.now();
  }

  /** It has been answered. */
  answered(status: number): void {
    this.#end({ status });
  }

  /** It has failed. */
  failed(error: unknown): void {
    this.#mayHaveRun ||= !certainlyNotRun(error);
    const { code, name, $metadata } = (error ?? {}) as {
      code?: unknown;
      name?: unknown;
      $metadata?: { httpStatusCode?: unknown };
    };
    const status = $metadata?.httpStatusCode;
    // Of an answer that is an error, a code is a member of its body.
    const refused = typeof status === 'number' && status >= 300;
    const said = typeof code === 'string' && !refused ? code : String(name ?? '');
    // It comes from the other side and goes into logs: what looks like a name is shown.
    const failure = /^[\w.$:-]{1,128}$/.test(said) ? said : 'Error';
    this.#end({ ...(typeof status === 'number' && status >= 400 ? { status } : {}), failure });
  }

  /** What is known; an attempt under way has failed for the given reason. */
  close(reason: string): readonly AttemptRecord[] {
    this.#end({ failure: reason });
    return this.#records;
  }

  /** The attempts that are over; nothing when whoever makes them does not note them. */
  get records(): readonly AttemptRecord[] {
    return this.#records;
  }

  /** How many attempts have begun. */
  get attempts(): number {
    return this.#records.length + (this.#started === undefined ? 0 : 1);
  }

  /** The last attempt, when none is under way and none of them has started the function. */
  get refusal(): AttemptRecord | undefined {
    return this.#started === undefined && !this.#mayHaveRun ? this.#records.at(-1) : undefined;
  }

  #end(how: Pick<AttemptRecord, 'status' | 'failure'>): void {
    if (this.#started === undefined) return;
    const now = Date.now();
    this.#records.push({
      attempt: this.#records.length + 1,
      ...how,
      milliseconds: now - this.#started,
      ...(this.#ended === undefined ? {} : { waited: this.#started - this.#ended }),
    });
    this.#started = undefined;
    this.#ended = now;
  }
}
