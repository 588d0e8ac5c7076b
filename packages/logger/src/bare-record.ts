import type { LogItem } from '@aws-lambda-powertools/logger';
import { xrayHeader, xrayRoot } from './xray-trace.ts';

/** A record of Powertools that the records of all invocations are made from. */
export interface BareRecord {
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The root of the X-Ray header of the environment, when the record was made. */
  readonly xrayRoot: string | undefined;
}

/** Keeps the bare record of a logger for as long as the logger does not change. */
export class BareRecords {
  readonly #make: () => LogItem;
  #version = -1;
  #record: BareRecord | undefined;

  /** @param make - Has Powertools make the record of the message `-`, without a context. */
  constructor(make: () => LogItem) {
    this.#make = make;
  }

  /**
   * The record of this version of the logger. `undefined` at the first time: making it takes as long as a line
   * made carefully, so it is made for a version that is met again.
   */
  get(version: number): BareRecord | undefined {
    if (this.#version !== version) {
      this.#version = version;
      this.#record = undefined;
      return undefined;
    }
    this.#record ??= { attributes: this.#make().getAttributes(), xrayRoot: xrayRoot(xrayHeader()) };
    return this.#record;
  }
}
