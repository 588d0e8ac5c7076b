/**
 * What the Lambda runtime tells of an invocation; `Context` of `@types/aws-lambda` fits.
 *
 * Source: AWS Lambda Developer Guide, "Using the Lambda context object to retrieve Node.js function
 * information".
 */
export interface LambdaContext {
  /** The name of the function. */
  readonly functionName: string;
  /** The version of the function. */
  readonly functionVersion: string;
  /** The ARN that was invoked, with its version or alias. */
  readonly invokedFunctionArn: string;
  /** The memory of the function, in MB. */
  readonly memoryLimitInMB: string;
  /** The identifier of the invocation. */
  readonly awsRequestId: string;
  /** The log group of the function. */
  readonly logGroupName: string;
  /** The log stream of this execution environment. */
  readonly logStreamName: string;
  /** What the caller of an Invoke call sent along. */
  readonly clientContext?: unknown;
  /** How long the invocation may still take, in ms. */
  getRemainingTimeInMillis(): number;
}

/** A Lambda function as the wrappers of this package make it. */
export type LambdaFunction<Result = unknown> = (event: unknown, context: LambdaContext) => Promise<Result>;
