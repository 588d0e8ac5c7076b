export {
  type BatchFactory,
  type BatchHandler,
  type BatchInput,
  type BatchOptions,
  type BatchResponse,
  createBatch,
} from './batch/batch.ts';
export type { BatchEnvelope } from './batch/batch-source.ts';
export type { Envelope, EnvelopeFunction, ParserEnvelope, ServiceEnvelope } from './envelope/envelope.ts';
export { envelopes } from './envelope/envelopes.ts';
export type { Modelled } from './envelope/modelled.ts';
export { type EventFunction, type EventOptions, type EventWrapper, event } from './event/event.ts';
export type { ValidationDetails } from './event/issues.ts';
export { parse } from './event/parse.ts';
export { GatewayType } from './gateway/door.ts';
export type { GatewayResponse } from './gateway/gateway-response.ts';
export {
  composeHandler,
  createHandler,
  type HandlerFactory,
  type HandlerOptions,
  type HandlerWrapper,
  type ServiceHandler,
} from './handler.ts';
export type { LambdaContext, LambdaFunction } from './lambda-context.ts';
export {
  type HeaderValue,
  isPyPwExtResponse,
  PyPwExtResponse,
  type PyPwExtResponseOptions,
} from './pypwext-response.ts';
export type { ErrorBody } from './response/error-body.ts';
export { type ProblemFormat, problemFormat } from './response/problem-format.ts';
export {
  createResponse,
  type Responded,
  type ResponseForms,
  type ResponseFunction,
  type ResponseWrapper,
} from './response/response.ts';
export type { ErrorFormat, ResponseOptions } from './response/response-options.ts';
export { PyPwExtService } from './service.ts';
export type { PyPwExtServiceOptions, ServiceParts } from './settings.ts';
