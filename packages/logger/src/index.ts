export type { AuditRecord } from './audit-record.ts';
export type { KeyedEntry } from './keyed-entry.ts';
export type { LegacyHandlerDecorator, StandardHandlerDecorator } from './lambda-context-decorator.ts';
export type { LogLevelName, UpperCaseLevel } from './level.ts';
export type { LogEntryInput } from './log-entry-input.ts';
export { PyPwExtLogger } from './logger.ts';
export type { LocationOption, PyPwExtLoggerOptions } from './logger-options.ts';
export type { LogMethod } from './method.ts';
export type { MethodOptions } from './method-options.ts';
