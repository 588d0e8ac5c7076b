import type { InvokeCommand } from '@aws-sdk/client-lambda';
import type { InvocationInput, InvocationOutput } from './invocation-input.ts';

/** What is asked of a client, as far as it is used: `LambdaClient` of `@aws-sdk/client-lambda` has it. */
export interface LambdaSdkClient {
  /** Sends a command; the abort signal ends it. */
  send(command: InvokeCommand, options?: { abortSignal?: AbortSignal }): Promise<InvocationOutput>;
  /** Closes what the client holds open. */
  destroy?(): void;
}

/** How one call is made. */
export interface InvocationTerms {
  /** Ends the call. */
  readonly abortSignal: AbortSignal;
  /**
   * Whether the function may run twice. When not, a client makes another attempt only where the one before
   * certainly did not start the function.
   */
  readonly repeatable: boolean;
  /** The region that the function's ARN names. */
  readonly region?: string | undefined;
}

/**
 * A client that needs no SDK: `fetchLambdaClient`, or one of your own. It speaks the Invoke API itself and
 * rejects as the SDK does: with an error whose `name` is the API's exception and whose
 * `$metadata.httpStatusCode` is the status. It must have no `send`, by which the SDK's clients are known.
 */
export interface LambdaInvokeClient {
  /** Makes one call, with as many attempts as the terms allow. */
  invoke(input: InvocationInput, terms: InvocationTerms): Promise<InvocationOutput>;
  /** Closes what the client holds open. */
  destroy?(): void;
}

/** Either kind of client. */
export type LambdaClientLike = LambdaSdkClient | LambdaInvokeClient;
