import type { TransportResponse } from '@pypwext/base';

/** What every reply has. */
export interface HttpReplyBase<Carrier extends Response | TransportResponse = Response> {
  /**
   * The response: a WHATWG `Response`, made from the body that was read, or the `LambdaResponse` of a `FUNC`
   * or `EVENT` call.
   */
  readonly response: Carrier;
  /** The text of the body, decoded by its charset; empty when there is none. */
  readonly responseBody: string;
  /** The status. */
  readonly responseCode: number;
  /** How many attempts were made. */
  readonly attempts: number;
  /**
   * The body as JSON.
   *
   * @throws PyPwExtHTTPError with code 502 when it is none, or empty.
   */
  json<T = unknown>(): T;
}

/** A reply whose status is below 300. */
export interface SuccessfulReply<Data, Carrier extends Response | TransportResponse = Response>
  extends HttpReplyBase<Carrier> {
  /** Whether the status is below 300. */
  readonly ok: true;
  /** The body as the `model` has accepted it; `undefined` without a model. */
  readonly data: Data;
}

/** A reply whose status is 300 or above. */
export interface FailedReply<Carrier extends Response | TransportResponse = Response>
  extends HttpReplyBase<Carrier> {
  /** Whether the status is below 300. */
  readonly ok: false;
  /** Always `undefined`: what a failure says is not what the model describes. */
  readonly data: undefined;
}

/**
 * The answer to a call, whatever its status. `ok` tells whether the status is below 300, and only then is
 * there `data`.
 *
 * @example
 * ```ts no-run
 * import { PyPwExtHTTPSession } from '@pypwext/http';
 * import * as z from 'zod';
 *
 * const http = new PyPwExtHTTPSession();
 * const reply = await http.get('https://api.example.com/v1/cities', { model: z.array(z.string()) });
 * console.log(reply.ok ? reply.data.length : reply.responseCode);
 * ```
 */
export type HttpReply<Data = undefined, Carrier extends Response | TransportResponse = Response> =
  | SuccessfulReply<Data, Carrier>
  | FailedReply<Carrier>;
