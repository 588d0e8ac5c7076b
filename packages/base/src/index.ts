export { createRedactionPlan } from './encoding/create-redaction-plan.ts';
export type { CustomEncoder } from './encoding/custom-encoder.ts';
export { type BoundedText, encodeBounded } from './encoding/encode-bounded.ts';
export { EncodeError, type EncodeErrorOptions, isEncodeError } from './encoding/encode-error.ts';
export { encodeJson, toPlain } from './encoding/encode-json.ts';
export type { EncodingOptions, EncodingProfile } from './encoding/encoding-options.ts';
export { plainEncoder } from './encoding/plain-encoder.ts';
export { redactValue } from './encoding/redact-value.ts';
export type { ClassificationMap, RedactionOptions } from './encoding/redaction-options.ts';
export type { RedactionPlan, RedactionScope } from './encoding/redaction-plan.ts';
export type { RedactionPolicy } from './encoding/redaction-policy.ts';
export { initEnv } from './environment/init-environment.ts';
export type { ErrorCollector, ErrorMatch } from './error/error-collector.ts';
export { PyPwExtErrorWithReturn, type PyPwExtErrorWithReturnOptions } from './error/error-with-return.ts';
export {
  isPyPwExtError,
  isPyPwExtErrorWithReturn,
  isPyPwExtHTTPError,
  isPyPwExtInternalError,
  isStdPyPwExtError,
} from './error/guards.ts';
export { PyPwExtHTTPError, type PyPwExtHTTPErrorOptions } from './error/http-error.ts';
export { PyPwExtInternalError } from './error/internal-error.ts';
export {
  PyPwExtError,
  type PyPwExtErrorDefaults,
  type PyPwExtErrorJson,
  type PyPwExtErrorOptions,
} from './error/pypwext-error.ts';
export { type ErrorReport, reportError } from './error/report-error.ts';
export { StdPyPwExtError } from './error/std-error.ts';
export { StdErrorCollector, type StdErrorCollectorOptions } from './error/std-error-collector.ts';
export { currentInvocation, getCurrentCollector, requireInvocation } from './invocation/current.ts';
export { remainingTime } from './invocation/deadline.ts';
export type { Invocation, InvocationInit } from './invocation/invocation.ts';
export { type LambdaCallParts, lambdaInvocation } from './invocation/lambda-invocation.ts';
export {
  endInvocation,
  enterInvocation,
  openInvocation,
  resumeInvocation,
  runInvocation,
} from './invocation/run.ts';
export {
  type SentPayload,
  sentPayload,
  sentTrail,
  TRAIL_KEY,
  type TrailFields,
  trailFields,
} from './invocation/sent-trail.ts';
export { setTrace, setTraceContext } from './invocation/set-trace.ts';
export type { Trace } from './invocation/trace.ts';
export { isTraceValue } from './invocation/trace-value.ts';
export type { AttemptRecord } from './protocol/attempt-record.ts';
export { type Clock, systemClock } from './protocol/clock.ts';
export type { Encoder } from './protocol/encoder.ts';
export type { LogExtra, LoggerPort, LogInput } from './protocol/logger-port.ts';
export { type SupportsToCuratedDict, supportsToCuratedDict } from './protocol/supports-to-curated-dict.ts';
export { type SupportsToJson, supportsToJson } from './protocol/supports-to-json.ts';
export type {
  Transport,
  TransportMethod,
  TransportRequest,
  TransportResponse,
} from './protocol/transport.ts';
export type {
  SchemaInput,
  SchemaOutput,
  StandardSchema,
  StandardSchemaIssue,
  StandardSchemaResult,
} from './schema/standard-schema.ts';
export { type ValidationIssue, type ValidationResult, validate } from './schema/validate.ts';
export type { CheckedTemplate, FunctionNameCheck } from './template/function-name-check.ts';
export { parseTemplate, type TemplatePart } from './template/parse.ts';
export type { EnvironmentPlaceholders, PlaceholderProblem, Placeholders } from './template/placeholders.ts';
export {
  renderTemplate,
  resolvePlaceholder,
  type TemplateArguments,
  type TemplateValue,
} from './template/render.ts';
export { ErrorAction } from './vocabulary/error-action.ts';
export {
  Arguments,
  Classification,
  Details,
  ErrorKey,
  LogType,
  Message,
  Operation,
  Return,
} from './vocabulary/field-names.ts';
export { HttpStatus } from './vocabulary/http-status.ts';
export { classificationRank, InfoClassification } from './vocabulary/information-classification.ts';
export { LogEntryType } from './vocabulary/log-entry-type.ts';
export { statusPhrase } from './vocabulary/status-phrase.ts';
export { createWrapper, decorate, keepIdentity, wrapFunction } from './wrapper/create-wrapper.ts';
export { followOutcome, type OutcomeListener } from './wrapper/follow-outcome.ts';
export { injected } from './wrapper/injected.ts';
export type { AnyFunction, Around, CallInfo, MethodDecoratorForms, Wrapper } from './wrapper/wrapper.ts';
