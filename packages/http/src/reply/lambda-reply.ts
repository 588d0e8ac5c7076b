import { PyPwExtHTTPError, type TransportResponse } from '@pypwext/base';
import type { HttpReplyBase } from './http-reply.ts';
import { ReplyData } from './reply-data.ts';

/** A reply of Lambda's Invoke API. A function that failed does not come here: the transport rejects. */
export class LambdaReply extends ReplyData implements HttpReplyBase<TransportResponse> {
  // Private, so that `console.log(reply)` does not show the payload.
  readonly #response: TransportResponse;
  /** The name of the function that was called. */
  readonly functionName: string;

  constructor(response: TransportResponse, functionName: string) {
    super();
    this.#response = response;
    this.functionName = functionName;
  }

  get response(): TransportResponse {
    return this.#response;
  }

  get ok(): boolean {
    return this.response.StatusCode < 300;
  }

  get responseCode(): number {
    return this.response.StatusCode;
  }

  get responseBody(): string {
    return this.response.payloadAsText();
  }

  get attempts(): number {
    const attempts = this.response.ResponseMetadata?.attempts;
    return typeof attempts === 'number' ? attempts : 1;
  }

  json<T = unknown>(): T {
    const text = this.responseBody;
    try {
      return JSON.parse(text) as T;
    } catch {
      const what = text === '' ? 'is empty' : 'is not JSON';
      throw new PyPwExtHTTPError(`The result of ${this.functionName} ${what}`, {
        ...{ code: 502, response: this.response, responseBody: text, attempts: this.attempts },
      });
    }
  }

  /** What logs show: never the payload. */
  toJSON(): Record<string, unknown> {
    const { functionName, responseCode, ok, attempts } = this;
    return { functionName, responseCode, ok, attempts };
  }
}
