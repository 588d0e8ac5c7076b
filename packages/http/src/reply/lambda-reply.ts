import { PyPwExtHTTPError, type TransportResponse } from '@pypwext/base';
import type { HttpReplyBase } from './http-reply.ts';

/** A reply of Lambda's Invoke API. A function that failed does not come here: the transport rejects. */
export class LambdaReply implements HttpReplyBase<TransportResponse> {
  readonly response: TransportResponse;
  /** The name of the function that was called. */
  readonly functionName: string;
  /** What the model has accepted; set once, right after the reply has come. */
  data: unknown;

  constructor(response: TransportResponse, functionName: string) {
    this.response = response;
    this.functionName = functionName;
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
}
