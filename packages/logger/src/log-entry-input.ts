import type { KeyedEntry } from './keyed-entry.ts';

/**
 * The main input of a log call: a text; an object with a `message`, whose keys become keys of the entry; an
 * error; or an object of named parts.
 */
export type LogEntryInput = string | MessageObject | KeyedEntry | Error;

/** An object as Powertools takes it. */
export interface MessageObject {
  /** The text of the entry. */
  readonly message: string;
  /** Keys of the entry. */
  readonly [key: string]: unknown;
}
