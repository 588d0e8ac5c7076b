export type { LocalCredentials } from './execution/environment-variables.ts';
export type { ErrorSummary } from './execution/error-summary.ts';
export type { InvocationRequest, InvocationResult } from './execution/invocation.ts';
export type { ServedRequest } from './gateway/front-door-server.ts';
export { buildFunctionUrlEvent } from './gateway/function-url-event.ts';
export { translateFunctionUrlResponse } from './gateway/function-url-response.ts';
export type { GatewayContext, GatewayRequest } from './gateway/gateway-request.ts';
export type { GatewayResponse } from './gateway/gateway-response.ts';
export { buildHttpApiEvent } from './gateway/http-api-event.ts';
export { translateHttpApiResponse } from './gateway/http-api-response.ts';
export { buildLoadBalancerEvent, type LoadBalancerContext } from './gateway/load-balancer-event.ts';
export { translateLoadBalancerResponse } from './gateway/load-balancer-response.ts';
export { buildRestApiEvent } from './gateway/rest-api-event.ts';
export { type RestApiResponseContext, translateRestApiResponse } from './gateway/rest-api-response.ts';
export type { Route } from './gateway/route.ts';
export type { InvocationEvent, LocalLambdaEvent, RequestEvent } from './local-lambda-event.ts';
export type { LocalLambdaOptions } from './local-lambda-options.ts';
export { type FormatLogLineOptions, formatLogLine } from './log/format-log-line.ts';
export type { SignedRequest } from './signature/canonical-request.ts';
export {
  type LookupSecret,
  type SignatureVerification,
  type StoredCredentials,
  type VerifySignatureOptions,
  verifySignature,
} from './signature/verify-signature.ts';
export { type LocalFunction, type LocalLambda, startLocalLambda } from './start-local-lambda.ts';
export type { HttpApiDefinition, RestApiDefinition } from './template/api-definition.ts';
export type { FunctionDefinition, FunctionUrlDefinition } from './template/function-definition.ts';
export { type ReadTemplateOptions, readTemplate, type Template } from './template/read-template.ts';
export { TemplateError } from './template/template-error.ts';
