export { type FunctionName, parseFunctionName } from './call/function-name.ts';
export type { LambdaCall, LambdaCallOptions } from './call/lambda-call.ts';
export type { InvocationInput, InvocationOutput } from './client/invocation-input.ts';
export type {
  InvocationTerms,
  LambdaClientLike,
  LambdaInvokeClient,
  LambdaSdkClient,
} from './client/lambda-client.ts';
export type { LambdaErrorKind } from './error/lambda-error-kind.ts';
export {
  isLambdaInvokeError,
  LambdaInvokeError,
  type LambdaInvokeErrorOptions,
} from './error/lambda-invoke-error.ts';
export { LambdaResponse, type LambdaResponseMetadata } from './lambda-response.ts';
export { type LambdaTransport, type LambdaTransportOptions, lambdaTransport } from './lambda-transport.ts';
export { type InvocationTrail, readTrail, trailOfContext } from './trail/invocation-trail.ts';
export { unwrapPayload, type WrappedPayload } from './trail/payload-wrapper.ts';
