import type { LocalCredentials } from './execution/environment-variables.ts';
import type { LocalLambdaEvent } from './local-lambda-event.ts';

/** What {@link startLocalLambda} needs to know. */
export interface LocalLambdaOptions {
  /** Path of the SAM template, relative to the current directory. */
  readonly template: string;
  /** The folder that every `CodeUri` is relative to. Default: the template's own. */
  readonly functionsRoot?: string;
  /** Goes into ARNs and the functions' `AWS_REGION`, for example `eu-west-1`. */
  readonly region: string;
  /** Twelve digits, for ARNs and events. Default `123456789012`. */
  readonly accountId?: string;
  /** `AWS::StackName` in the template. Default `local`. */
  readonly stackName?: string;
  /** The credentials the functions find in their environment. Make some up: no real ones are needed. */
  readonly credentials: LocalCredentials;
  /**
   * Variables for every function; they win over the template's. `AWS_ENDPOINT_URL_LAMBDA` already names the
   * local Invoke endpoint.
   */
  readonly environment?: Readonly<Record<string, string>>;
  /** Port of the HTTP API; 0 for any free one. */
  readonly httpPort: number;
  /** Port of the REST API, when the template has one. Default 0, any free one. */
  readonly restPort?: number;
  /** Port of the Invoke endpoint. Default 0, any free one. */
  readonly invokePort?: number;
  /**
   * How many invocations of one function may run at a time, each in a process of its own, unless the template
   * says so (`ReservedConcurrentExecutions`). Default 100.
   */
  readonly concurrency?: number;
  /** How long a function may take to load, in ms. Default 10 000, as on Lambda. */
  readonly initTimeoutMs?: number;
  /** The bundled runtime client. Default: the one this package was built with. */
  readonly runtimeClient?: string;
  /** Receives every line a function prints, without its line break. */
  readonly onLog: (functionName: string, line: string) => void;
  /** Receives what the local run itself has to tell: requests answered and invocations ended. */
  readonly onEvent?: (event: LocalLambdaEvent) => void;
}
