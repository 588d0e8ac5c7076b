import { isPyPwExtInternalError } from '../error/guards.ts';
import { PyPwExtInternalError } from '../error/internal-error.ts';

/** The options of an {@link EncodeError}. */
export interface EncodeErrorOptions {
  /** Where the value is, as a JSON pointer (RFC 6901); empty for the outermost value. */
  readonly pointer: string;
  /** What a getter, `toJSON`, hook or custom encoder threw. */
  readonly cause?: unknown;
}

/**
 * A value that has no JSON form on the wire: it refers to itself, is nested too deeply, or reading it threw.
 *
 * @example
 * ```ts
 * import { EncodeError, encodeJson } from '@pypwext/base';
 *
 * const order: Record<string, unknown> = { items: [] };
 * order.parent = order;
 * try {
 *   encodeJson(order);
 * } catch (error) {
 *   if (error instanceof EncodeError) console.log(error.pointer); // /parent
 * }
 * ```
 */
export class EncodeError extends PyPwExtInternalError {
  /** Where the value is, as a JSON pointer (RFC 6901); empty for the outermost value. */
  readonly pointer: string;

  constructor(message: string, options: EncodeErrorOptions) {
    super(message, 'cause' in options ? { cause: options.cause } : {});
    this.name = 'EncodeError';
    this.pointer = options.pointer;
  }
}

/** Tells whether a value is an `EncodeError` of whatever copy of this package. It never throws. */
export function isEncodeError(value: unknown): value is EncodeError {
  return isPyPwExtInternalError(value) && value.name === 'EncodeError';
}
