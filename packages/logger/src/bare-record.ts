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
  #version: number;
  #record: BareRecord | undefined;

  /**
   * @param make - Has Powertools make the record of the message `-`, without a context.
   * @param version - The version of the logger that has been met already.
   */
  constructor(make: () => LogItem, version: number) {
    this.#make = make;
    this.#version = version;
  }

  /**
   * The record of this version of the logger. `undefined` when the version is met for the first time: making the
   * record takes as long as a line made carefully.
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
