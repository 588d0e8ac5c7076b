import type { SupportsToCuratedDict } from '../protocol/supports-to-curated-dict.ts';
import type { SupportsToJson } from '../protocol/supports-to-json.ts';
import type { ErrorAction } from '../vocabulary/error-action.ts';
import type { InfoClassification } from '../vocabulary/information-classification.ts';
import type { PyPwExtErrorKind } from './error-brand.ts';
import { hidden } from './hidden.ts';

/** The options that every error of this package takes. */
export interface PyPwExtErrorOptions {
  /** The HTTP status of the answer that reports the error. The default is the class's own, 400 or 500. */
  readonly code?: number | undefined;
  /** What the error asks of the code that catches it. The default is the class's own. */
  readonly action?: ErrorAction | undefined;
  /** How sensitive the message and the details are. @defaultValue `'NA'` */
  readonly classification?: InfoClassification | undefined;
  /** Whatever helps to understand the error; part of logs and, as far as it may be disclosed, of answers. */
  readonly details?: unknown;
  /** What caused the error, as with every `Error`. It is logged, and never part of an answer. */
  readonly cause?: unknown;
  /**
   * What clients are told in place of the message and the details, which then are for logs and for callers
   * in the same process.
   *
   * @defaultValue the message and the details, as far as their classification may be disclosed
   */
  readonly publicMessage?: string | undefined;
  /**
   * Whether to capture a stack trace. By default an *expected* error, one whose code is below 500 and
   * whose action is not `RAISE`, has none: capturing it is the main cost of creating an error.
   */
  readonly stack?: boolean | undefined;
}

/** The JSON form of an error: what logs and answers are made of. */
export interface PyPwExtErrorJson {
  /** The HTTP status. */
  readonly code: number;
  /** What the error asks of the code that catches it. */
  readonly action: ErrorAction;
  /** The message. */
  readonly msg: string;
  /** How sensitive the message and the details are. */
  readonly classification: InfoClassification;
  /** The details, when there are any. */
  readonly details?: unknown;
}

/** The defaults that a class gives its errors. */
export interface PyPwExtErrorDefaults {
  /** The HTTP status. */
  readonly code: number;
  /** What the error asks of the code that catches it. */
  readonly action: ErrorAction;
}

/**
 * The class that all errors of this package extend. An error knows the HTTP status that reports it, whether
 * the work goes on ({@link ErrorAction}), and how sensitive it is ({@link InfoClassification}).
 *
 * Use one of its subclasses, or extend it, or one of them, with classes of your own.
 *
 * @example
 * ```ts
 * import { PyPwExtError, type PyPwExtErrorOptions } from '@pypwext/base';
 *
 * class QuotaError extends PyPwExtError {
 *   constructor(message: string, options: PyPwExtErrorOptions = {}) {
 *     super(message, options, { code: 429, action: 'CONTINUE' });
 *   }
 * }
 *
 * console.log(JSON.stringify(new QuotaError('Too many offers today')));
 * // {"code":429,"action":"CONTINUE","msg":"Too many offers today","classification":"NA"}
 * ```
 */
export abstract class PyPwExtError extends Error implements SupportsToJson, SupportsToCuratedDict {
  /** The HTTP status of the answer that reports this error. */
  declare readonly code: number;
  /** What this error asks of the code that catches it. */
  declare readonly action: ErrorAction;
  /** How sensitive the message and the details are. */
  declare readonly classification: InfoClassification;
  /** Whatever helps to understand the error. */
  declare readonly details?: unknown;
  /** What clients are told in place of the message and the details. Not enumerable, never part of the JSON form. */
  declare readonly publicMessage?: string;

  /**
   * @param message - What went wrong.
   * @param options - What overrides the defaults.
   * @param defaults - The status and the action of an error that is created without them.
   */
  constructor(message: string, options: PyPwExtErrorOptions, defaults: PyPwExtErrorDefaults) {
    const code = options.code ?? defaults.code;
    const action = options.action ?? defaults.action;
    const limit = Error.stackTraceLimit;
    const suspended = !(options.stack ?? (code >= 500 || action === 'RAISE')) && suspendStackTraces();
    try {
      super(message, 'cause' in options ? { cause: options.cause } : undefined);
    } finally {
      // Also where the message has no text form, or the cause throws; no call, which a full stack would refuse.
      if (suspended) Error.stackTraceLimit = limit;
    }
    this.code = code;
    this.action = action;
    this.classification = options.classification ?? 'NA';
    if (options.details !== undefined) this.details = options.details;
    if (options.publicMessage !== undefined) hidden(this, 'publicMessage', options.publicMessage);
  }

  /** Marks the errors of this package across copies of it; see `isPyPwExtError`. */
  get '@pypwext/error@1'(): PyPwExtErrorKind {
    return 'PyPwExtError';
  }

  /** The name of the class. It may be assigned, as with every `Error`. */
  override get name(): string {
    return this['@pypwext/error@1'];
  }

  override set name(name: string) {
    Object.defineProperty(this, 'name', { value: name, writable: true, configurable: true });
  }

  /** The JSON form, for `JSON.stringify`. */
  toJSON(): PyPwExtErrorJson {
    const { code, action, message: msg, classification, details } = this;
    return details === undefined
      ? { code, action, msg, classification }
      : { code, action, msg, classification, details };
  }

  /** The same form as {@link PyPwExtError.toJSON}, for logs and answers. */
  toCuratedDict(): Record<string, unknown> {
    return { ...this.toJSON() };
  }
}

/**
 * Switches stack traces off, and tells whether it could: where `Error.stackTraceLimit` is read-only (a
 * hardened process), the stack is captured after all.
 */
const suspendStackTraces = (): boolean => Reflect.set(Error, 'stackTraceLimit', 0);
