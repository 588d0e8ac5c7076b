import type { LambdaResponse } from '../lambda-response.ts';

/** What a declared call hands to the wrapped function. */
export interface LambdaReply<Data = undefined> {
  /** The answer of the Invoke API. */
  readonly response: LambdaResponse;
  /** The status: 200 for `FUNC`, 202 for `EVENT`. */
  readonly responseCode: number;
  /** The payload as text; empty when there is none. */
  readonly responseBody: string;
  /** The result as the `model` has accepted it; `undefined` without a model. */
  readonly data: Data;
  /** How many attempts were made. */
  readonly attempts: number;
  /**
   * The payload parsed as JSON; `undefined` when there is none.
   *
   * @throws PyPwExtHTTPError with code 502 when it is no JSON.
   */
  json<T = unknown>(): T | undefined;
}

/** Makes the reply of a call. */
export const createReply = <Data>(response: LambdaResponse, data: Data): LambdaReply<Data> => ({
  response,
  responseCode: response.StatusCode,
  get responseBody() {
    return response.payloadAsText();
  },
  data,
  attempts: response.ResponseMetadata.attempts ?? 1,
  json: <T>() => response.payloadAsJson<T>(),
});
