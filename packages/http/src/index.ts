export type {
  CallParameters,
  CarrierOf,
  DeclaredCall,
  DeclaredMethod,
  ModelData,
} from './declaration/call-types.ts';
export type {
  CallDeclaration,
  DeclarationMethod,
  HeaderTemplateMap,
  ParameterTemplates,
} from './declaration/declaration.ts';
export type {
  CallArguments,
  ParameterArgument,
  TemplateNames,
  TemplatesCheck,
  UrlCheck,
} from './declaration/declaration-check.ts';
export type { HttpLogLevel, LoggingOptions } from './log/logging-options.ts';
export type { FailedReply, HttpReply, HttpReplyBase, SuccessfulReply } from './reply/http-reply.ts';
export type { CallOverrides, FunctionCallOptions, RequestOptions } from './request/call-options.ts';
export type { FetchFunction } from './resilience/exchange.ts';
export type { HttpPolicy } from './resilience/policy.ts';
export type { PyPwExtRetry } from './resilience/retry.ts';
export type { RetryBudgetOptions } from './resilience/retry-budget.ts';
export { PyPwExtHTTPSession } from './session/session.ts';
export type { PyPwExtHTTPSessionOptions } from './session/session-options.ts';
export { aws4fetchSigner } from './signing/aws4fetch-signer.ts';
export type { CredentialProvider } from './signing/credential-provider.ts';
export type { CredentialSource } from './signing/credentials.ts';
export type { AwsCredentials, Signer, SigningRequest } from './signing/signer.ts';
export type { HostSigning, SigningOptions } from './signing/signing-target.ts';
export { smithySigner } from './signing/smithy-signer.ts';
export type { GivenHeaders } from './template/header-template.ts';
export type { QueryParameters, QueryValue } from './template/query.ts';
