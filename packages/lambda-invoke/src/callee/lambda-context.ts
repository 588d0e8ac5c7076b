/**
 * What of Lambda's context object a handler may count on; `Context` of `@types/aws-lambda` fits.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda context object to retrieve Node.js function
 * information".
 */
export interface LambdaContext {
  /** The name of the function. */
  readonly functionName: string;
  /** The identifier of the invocation. */
  readonly awsRequestId: string;
  /** The ARN that was invoked, with its version or alias. */
  readonly invokedFunctionArn: string;
  /** What the caller sent along. */
  readonly clientContext?: unknown;
  /** How much time is left, in ms. */
  getRemainingTimeInMillis(): number;
}
