/**
 * What the Invoke API takes. `InvokeCommandInput` of `@aws-sdk/client-lambda` is a superset.
 *
 * Source: AWS Lambda API Reference, "Invoke", URI request parameters and request body.
 */
export interface InvocationInput {
  /** The name, `name:alias`, partial ARN or ARN. */
  readonly FunctionName: string;
  /** Whether the result is waited for. */
  readonly InvocationType: 'RequestResponse' | 'Event' | 'DryRun';
  /** Whether the answer holds the end of the function's log. */
  readonly LogType?: 'Tail';
  /** The client context: JSON in base64. */
  readonly ClientContext?: string;
  /** The payload: JSON text, which is sent in UTF-8. */
  readonly Payload?: string;
  /** The tenant, of a function in tenant isolation mode. */
  readonly TenantId?: string;
  /** The name of the execution, of a durable function. */
  readonly DurableExecutionName?: string;
}

/** What the Invoke API answers, as far as it is read. */
export interface InvocationOutput {
  /** 200, 202 or 204. */
  readonly StatusCode?: number | undefined;
  /** Set when the called function failed. */
  readonly FunctionError?: string | undefined;
  /** The last 4 KB of the function's log, in base64. */
  readonly LogResult?: string | undefined;
  /** The result, or what the function says of its error. */
  readonly Payload?: Uint8Array | null | undefined;
  /** The version that ran. */
  readonly ExecutedVersion?: string | undefined;
  /** The ARN of the durable execution that was started. */
  readonly DurableExecutionArn?: string | undefined;
  /** What the client tells of the exchange. */
  readonly $metadata?:
    | {
        readonly httpStatusCode?: number | undefined;
        readonly requestId?: string | undefined;
        readonly attempts?: number | undefined;
        readonly totalRetryDelay?: number | undefined;
      }
    | undefined;
}
