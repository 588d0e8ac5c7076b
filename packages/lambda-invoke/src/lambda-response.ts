import { type AttemptRecord, PyPwExtHTTPError, type TransportResponse } from '@pypwext/base';
import type { InvocationOutput } from './client/invocation-input.ts';

/** What is known of the exchange itself. */
export interface LambdaResponseMetadata {
  /** The request id, as the called function's log shows it. */
  readonly requestId?: string | undefined;
  /** The HTTP status of the Invoke API. */
  readonly httpStatusCode?: number | undefined;
  /** How many attempts were made. */
  readonly attempts?: number | undefined;
  /** How long the attempts waited for each other, in ms. */
  readonly totalRetryDelay?: number | undefined;
  /** The attempts one by one, as far as the client that made them notes them. */
  readonly attemptRecords?: readonly AttemptRecord[] | undefined;
  /** Whatever else the client tells. */
  readonly [key: string]: unknown;
}

/**
 * The answer of the Invoke API.
 *
 * Source: AWS Lambda API Reference, "Invoke", response elements.
 *
 * @example
 * ```ts
 * import { LambdaResponse } from '@pypwext/lambda-invoke';
 *
 * const response = new LambdaResponse({ StatusCode: 200, Payload: Buffer.from('{"price":12}') });
 * console.log(response.payloadAsJson<{ price: number }>()?.price); // 12
 * ```
 */
export class LambdaResponse implements TransportResponse {
  /** 200 for `FUNC`, 202 for `EVENT`, 204 for a dry run. */
  readonly StatusCode: number;
  /** Set when the called function failed. */
  declare readonly FunctionError?: string;
  /** The last 4 KB of the function's log, in base64, when asked for. */
  declare readonly LogResult?: string;
  /** The bytes of the result. */
  declare readonly Payload?: Uint8Array;
  /** The version that ran. */
  declare readonly ExecutedVersion?: string;
  /** The ARN of the durable execution that the call started. */
  declare readonly DurableExecutionArn?: string;
  /** Request id, attempts and waiting time. */
  readonly ResponseMetadata: LambdaResponseMetadata;

  /** @param attemptRecords - What was noted of the attempts. */
  constructor(output: InvocationOutput, attemptRecords?: readonly AttemptRecord[]) {
    const { StatusCode, Payload, $metadata = {} } = output;
    const { FunctionError, LogResult, ExecutedVersion, DurableExecutionArn } = output;
    this.StatusCode = StatusCode ?? $metadata.httpStatusCode ?? 200;
    this.ResponseMetadata = attemptRecords?.length ? { ...$metadata, attemptRecords } : { ...$metadata };
    if (FunctionError !== undefined) this.FunctionError = FunctionError;
    if (LogResult !== undefined) this.LogResult = LogResult;
    if (ExecutedVersion !== undefined) this.ExecutedVersion = ExecutedVersion;
    if (DurableExecutionArn !== undefined) this.DurableExecutionArn = DurableExecutionArn;
    // The SDK gives null for an empty body.
    if (Payload && Payload.length > 0) this.Payload = Payload;
  }

  /** The payload as text; empty when there is none. */
  payloadAsText(): string {
    const { Payload } = this;
    if (Payload === undefined) return '';
    return Buffer.from(Payload.buffer, Payload.byteOffset, Payload.byteLength).toString('utf8');
  }

  /**
   * The payload parsed as JSON; `undefined` when there is none.
   *
   * @throws PyPwExtHTTPError with code 502 when the payload is no JSON.
   */
  payloadAsJson<T = unknown>(): T | undefined {
    const text = this.payloadAsText();
    if (text === '') return undefined;
    try {
      return JSON.parse(text) as T;
    } catch {
      // The parser's own message quotes the payload, which may be secret.
      throw new PyPwExtHTTPError('The payload of the function is no JSON: use payloadAsText()', {
        code: 502,
        response: this,
        responseBody: text,
      });
    }
  }

  /** The last 4 KB of the function's log as text; `undefined` unless the call asked for them. */
  logTail(): string | undefined {
    return this.LogResult === undefined ? undefined : Buffer.from(this.LogResult, 'base64').toString('utf8');
  }

  /** The form for logs: how large the payload is, and neither the payload nor the log. */
  toJSON(): Record<string, unknown> {
    const { Payload, LogResult, ...rest } = this;
    return { ...rest, payloadBytes: Payload?.byteLength ?? 0 };
  }
}
