/** A Lambda function as the local run needs to know it. */
export interface FunctionDefinition {
  /** The resource's name in the template. */
  readonly logicalId: string;
  /** `FunctionName`, or else the logical id: what callers of the Invoke endpoint use. */
  readonly name: string;
  /** The function's ARN, without a qualifier. */
  readonly arn: string;
  /** `file.export`, as in the template. */
  readonly handler: string;
  /** For example `nodejs24.x`. The local run itself uses the Node that runs it. */
  readonly runtime: string;
  /** The absolute path of the built code (`CodeUri`). */
  readonly codeDirectory: string;
  /** How long one invocation may take, in ms. Lambda's default is 3000. */
  readonly timeoutMs: number;
  /** `MemorySize`, in MB. Lambda's default is 128. */
  readonly memorySizeMb: number;
  /** `Environment.Variables`, resolved. */
  readonly environment: Readonly<Record<string, string>>;
  /** `ReservedConcurrentExecutions`: more calls at a time than that are refused with 429. */
  readonly reservedConcurrency?: number;
  /** Present when the function has a URL of its own. */
  readonly functionUrl?: FunctionUrlDefinition;
}

/** `FunctionUrlConfig` of a function. */
export interface FunctionUrlDefinition {
  readonly authType: 'NONE' | 'AWS_IAM';
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
}
