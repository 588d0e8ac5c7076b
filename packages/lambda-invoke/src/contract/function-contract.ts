import type {
  Encoder,
  FunctionNameCheck,
  InfoClassification,
  StandardSchema,
  Transport,
} from '@pypwext/base';
import type { LambdaCallOptions } from '../call/lambda-call.ts';
import type { LambdaContext } from '../callee/lambda-context.ts';
import type { LambdaResponse } from '../lambda-response.ts';
import type { DeclaredErrors } from './remote-error-class.ts';

/** What a contract is made of. */
export interface FunctionDefinition<
  Name extends string,
  Input,
  Payload,
  Result,
  Output,
  Errors extends DeclaredErrors = DeclaredErrors,
> {
  /** The function: its name, `name:alias`, partial ARN or ARN; `{UPPER_CASE}` comes from the environment. */
  readonly name: FunctionNameCheck<Name>;
  /**
   * The schema of what the function takes. It is applied on both sides, and the input is sent as it was given, so it
   * accepts what JSON makes of it too: `z.coerce.date()`, and not `z.date()`. No input, `undefined`, is sent as `null`;
   * `null` that the schema refuses is `undefined` to it.
   */
  readonly input: StandardSchema<Payload, Input>;
  /**
   * The schema of what the function answers. It is applied on both sides, so it accepts what it has made. A function
   * that answers nothing gives `undefined` to a schema that refuses `null`: `z.void()`.
   */
  readonly output: StandardSchema<Result, Output>;
  /**
   * The errors that the function throws on purpose, by name: the caller catches one of the same class. The
   * names are what crosses the wire, so that minified classes work.
   */
  readonly errors?: Errors;
  /** Carries the calls. @defaultValue one `lambdaTransport()` of the contract's own, made by its first call */
  readonly transport?: Transport | (() => Transport);
  /** Encodes results and the details of errors. @defaultValue `plainEncoder` of `@pypwext/base` */
  readonly encoder?: Encoder;
  /**
   * Whether `send` carries the trail of the invocation, in a wrapper around the payload. The handler takes
   * both forms. @defaultValue `false`
   */
  readonly wrapPayload?: boolean;
  /** As the option of `lambdaErrors`. @defaultValue `'PII'` */
  readonly disclose?: InfoClassification;
  /** Whether the function may run twice. @defaultValue `false` */
  readonly idempotent?: boolean;
  /** How long a call may take, in ms. @defaultValue the timeout of the transport */
  readonly timeout?: number;
}

/** What one call of a contract may say. */
export interface ContractCallOptions
  extends Pick<LambdaCallOptions, 'qualifier' | 'tenantId' | 'durableExecutionName'> {
  /** Further values of the client context; with `call` only. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** How long the call may take, in ms. */
  readonly timeout?: number;
  /** Whether the function may run twice. */
  readonly idempotent?: boolean;
  /** Ends the call. */
  readonly signal?: AbortSignal;
  /** Carries the call, in place of the contract's transport. */
  readonly transport?: Transport;
}

/** A function as both sides see it: its handler is made from it, and so are its calls. */
export interface FunctionContract<Input, Payload, Result, Output> {
  /** The name as it was declared, placeholders included. */
  readonly name: string;
  /**
   * Makes the handler of the function. It opens the invocation with the trail of the caller, checks the
   * input, runs the function, checks the result, and lets PyPwExt errors arrive at the caller as they are.
   *
   * @throws (at each invocation) PyPwExtHTTPError with code 400 for input that does not fit, and
   * PyPwExtInternalError for a result that does not; both list path and message of every issue, and no value.
   */
  handler(
    run: (input: Input, context: LambdaContext) => Result | Promise<Result>,
  ): (event: unknown, context: LambdaContext) => Promise<unknown>;
  /**
   * Calls the function and waits for its result.
   *
   * @throws PyPwExtHTTPError with code 400 before sending, for input that does not fit.
   * @throws the declared errors, and LambdaInvokeError for everything else.
   */
  call(input: Payload, options?: ContractCallOptions): Promise<Output>;
  /**
   * Hands the input to the function, without waiting for it to run.
   *
   * @throws PyPwExtHTTPError with code 400 before sending, for input that does not fit.
   */
  send(input: Payload, options?: Omit<ContractCallOptions, 'params'>): Promise<LambdaResponse>;
}
