import type { InfoClassification, LogEntryType } from '@pypwext/base';

/**
 * A log call in the one form that the rest of the logger works on. It is a class so that nothing a caller
 * hands in can pass for one.
 */
export class ComposedEntry {
  /** A text, or what a keyed object left for the message. */
  message: unknown;
  /** What follows the message, as Powertools takes it: errors, texts and objects of keys. */
  extra: readonly unknown[];
  classification: InfoClassification | undefined;
  type: LogEntryType | undefined;
  /** The keys `classification`, `type` and `operation` of a keyed object. */
  lifted: Readonly<Record<string, unknown>> | undefined;
  /** What is logged as `exception` and `exception_name`. */
  exception: { readonly error: unknown; readonly brief: boolean } | undefined;
  /** Where the call is, when that is known without looking at the stack. */
  location: string | undefined;
  /** Whether the policy of its classification has been applied. */
  redacted = false;
  /** Whether `message.msg` is a text of this package, which no policy needs to hide. */
  ownText = false;

  constructor(message: unknown, extra: readonly unknown[]) {
    this.message = message;
    this.extra = extra;
  }
}
