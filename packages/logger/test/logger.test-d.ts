import type { Logger } from '@aws-lambda-powertools/logger';
import type { LoggerPort } from '@pypwext/base';
import { PyPwExtLogger, type PyPwExtLoggerOptions } from '@pypwext/logger';
import { expectTypeOf, test } from 'vitest';

const logger = new PyPwExtLogger();

test('a logger is a Logger of Powertools and a port of the packages', () => {
  expectTypeOf(logger).toExtend<Logger>();
  expectTypeOf(logger).toExtend<LoggerPort>();
  expectTypeOf(logger.createChild()).toEqualTypeOf<PyPwExtLogger>();
});

test('options are those of Powertools, which exclude each other as there, and our own', () => {
  expectTypeOf<ConstructorParameters<typeof Logger>[0]>().toExtend<PyPwExtLoggerOptions | undefined>();
  expectTypeOf<{ logLevel: 'verbose'; skipInfoNa: false }>().toExtend<PyPwExtLoggerOptions>();
  // @ts-expect-error no level
  new PyPwExtLogger({ logLevel: 'chatty' });
  // @ts-expect-error a formatter makes the order itself
  new PyPwExtLogger({ logFormatter: {} as LogFormatter, logRecordOrder: ['level'] });
});

test('an entry is a text, an object with a message, an error, or an object of named parts', () => {
  logger.info('text', new Error('e'), { a: 1 }, 'more');
  logger.info({ message: 'x', a: 1 });
  logger.error(new Error('e'));
  logger.info({ classification: 'PII', type: 'AUDIT', operation: 'pay', args: {}, own: 1 });
  // @ts-expect-error no classification
  logger.info({ classification: 'PPI', msg: 'x' });
  // @ts-expect-error a number says nothing
  logger.info(42);
});

test('what was caught can be logged as it is', () => {
  const caught: unknown = new Error('e');
  logger.error('failed', caught);
});

test('method keeps the type of what it wraps, in all forms', () => {
  const fn = async (a: number, b?: string): Promise<boolean> => b !== undefined && a > 0;
  expectTypeOf(logger.method(fn)).toEqualTypeOf<typeof fn>();
  expectTypeOf(logger.method({ operation: 'o' })(fn)).toEqualTypeOf<typeof fn>();
  expectTypeOf(logger.method()(fn)).toEqualTypeOf<typeof fn>();
  // @ts-expect-error no level
  logger.method({ level: 'chatty' });
});

test('scope returns what its function returns', () => {
  expectTypeOf(logger.scope({ a: 1 }, () => 1)).toEqualTypeOf<number>();
  expectTypeOf(logger.scope({ a: 1 }, async () => 'a')).toEqualTypeOf<Promise<string>>();
});

test('an audit record says who did what and how it ended', () => {
  logger.audit({ operation: 'refund', actor: 'clerk', outcome: 'success' });
  // @ts-expect-error no actor
  logger.audit({ operation: 'refund', outcome: 'success' });
});
