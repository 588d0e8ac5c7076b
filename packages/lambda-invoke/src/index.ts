export type { AttemptRecord } from '@pypwext/base';
export { type FunctionName, parseFunctionName } from './call/function-name.ts';
export type { LambdaCall, LambdaCallOptions } from './call/lambda-call.ts';
export type { LambdaContext } from './callee/lambda-context.ts';
export { type LambdaErrorsOptions, lambdaErrors } from './callee/lambda-errors.ts';
export type { ClientChoice } from './client/choose-client.ts';
export { type FetchLambdaClientOptions, fetchLambdaClient } from './client/fetch-client.ts';
export type { InvocationInput, InvocationOutput } from './client/invocation-input.ts';
export type {
  InvocationTerms,
  LambdaClientLike,
  LambdaInvokeClient,
  LambdaSdkClient,
} from './client/lambda-client.ts';
export type { SignableRequest, SignRequest } from './client/signable-request.ts';
export { defineFunction } from './contract/define-function.ts';
export type {
  ContractCallOptions,
  FunctionContract,
  FunctionDefinition,
} from './contract/function-contract.ts';
export type { DeclaredErrors, RemoteErrorClass } from './contract/remote-error-class.ts';
export type {
  DeclaredLambdaMethod,
  LambdaCallArguments,
  LambdaCallDeclaration,
} from './declaration/lambda-declaration.ts';
export type { LambdaReply } from './declaration/lambda-reply.ts';
export type { LambdaErrorKind } from './error/lambda-error-kind.ts';
export {
  isLambdaInvokeError,
  LambdaInvokeError,
  type LambdaInvokeErrorOptions,
} from './error/lambda-invoke-error.ts';
export type { RemoteErrorForm } from './error/remote-error.ts';
export { type FetchLambdaTransportOptions, fetchLambdaTransport } from './fetch-transport.ts';
export {
  type DryRunOptions,
  type EventOptions,
  type FuncOptions,
  type InvokeOptions,
  type LambdaInvokerOptions,
  PyPwExtLambdaInvoker,
} from './lambda-invoker.ts';
export { LambdaResponse, type LambdaResponseMetadata } from './lambda-response.ts';
export { type LambdaTransportOptions, lambdaTransport } from './lambda-transport.ts';
export { type InvocationTrail, readTrail, trailOfContext } from './trail/invocation-trail.ts';
export { unwrapPayload, type WrappedPayload } from './trail/payload-wrapper.ts';
export type { LambdaTransport, TransportSettings } from './transport.ts';
