import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type {
  LogAttributes,
  LogItemExtraInput,
  LogItemMessage,
  UnformattedAttributes,
} from '@aws-lambda-powertools/logger/types';
import middy from '@middy/core';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it, vi } from 'vitest';
import { lambdaContext } from './lambda-context.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const messages = (): unknown[] => written.lines().map(({ message }) => message);

describe('the constructor', () => {
  it('copes with all that the constructor of Powertools calls', () => {
    vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', 'INFO');
    const logger = new PyPwExtLogger({
      logLevel: 'DEBUG',
      sampleRateValue: 1,
      persistentKeys: { level: 'reserved', kept: true } as never,
      persistentLogAttributes: { ignored: true } as never,
      logBufferOptions: { bufferAtVerbosity: 'DEBUG' },
    } as never);
    expect(messages()).toEqual([
      expect.stringContaining('Both persistentLogAttributes and persistentKeys'),
      'The key "level" is a reserved key and will be dropped.',
      expect.stringContaining('does not match AWS Lambda Advanced Logging Controls'),
      expect.stringContaining('Buffered logs will be filtered by ALC'),
    ]);
    for (const line of written.lines()) expect(line).toMatchObject({ kept: true });
    expect(logger).toBeInstanceOf(Logger);
  });

  it('takes what it takes in Powertools', () => {
    new PyPwExtLogger({ serviceName: 'orders', environment: 'dev', persistentKeys: { a: 1 } }).info('x');
    expect(written.line()).toMatchObject({ service: 'orders', a: 1 });
  });
});

describe('children', () => {
  it('keep class and options, and add their own', () => {
    const parent = new PyPwExtLogger({
      serviceName: 'orders',
      skipStdType: false,
      location: 'off',
      redaction: { keys: ['iban'] },
      maxLineBytes: 2_048,
    });
    parent.appendKeys({ order: 1 });
    parent.addContext(lambdaContext('r-1'));
    const child = parent.createChild({ persistentKeys: { child: true } }).createChild();
    expect(child).toBeInstanceOf(PyPwExtLogger);
    child.error('x', { iban: 'SE35', body: 'x'.repeat(5_000) });
    expect(written.line()).toMatchObject({
      type: 'STD',
      iban: '[Redacted]',
      child: true,
      order: 1,
      function_request_id: 'r-1',
      truncated: ['/body'],
    });
    expect(written.line()).not.toHaveProperty('location');
  });
});

describe('formatters', () => {
  class Brief extends LogFormatter {
    formatAttributes(
      { logLevel, message, lambdaContext: context }: UnformattedAttributes,
      more: LogAttributes,
    ): LogItem {
      return new LogItem({
        attributes: { severity: logLevel, text: message, request: context?.awsRequestId, ...more },
      });
    }

    override formatError(error: Error): LogAttributes {
      return { problem: error.message };
    }
  }

  it('of the user make the entry, of all loggers', () => {
    const logger = new PyPwExtLogger({ logFormatter: new Brief(), location: 'off' }).createChild();
    logger.addContext(lambdaContext('r-1'));
    for (let time = 0; time < 3; time++) logger.info('done', { a: 1 });
    logger.info('failed', new Error('why'));
    for (const line of written.lines().slice(0, 3)) {
      expect(line).toEqual({ severity: 'INFO', text: 'done', request: 'r-1', a: 1 });
    }
    expect(written.lines()[3]).toEqual({
      severity: 'INFO',
      text: 'failed',
      request: 'r-1',
      error: { problem: 'why' },
    });
  });

  it('and an order of keys is kept', () => {
    new PyPwExtLogger({ logRecordOrder: ['message', 'operation', 'level'] }).info({
      message: 'x',
      operation: 'pay',
    });
    expect(Object.keys(written.line()).slice(0, 3)).toEqual(['message', 'operation', 'level']);
  });
});

describe('the buffer', () => {
  it('keeps entries until an error, or drops them, VERBOSE ones too', () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793');
    const logger = new PyPwExtLogger({
      logLevel: 'VERBOSE',
      logBufferOptions: { bufferAtVerbosity: 'DEBUG' },
    });
    logger.verbose('first', { password: 'p', map: new Map([['a', 1]]) });
    logger.debug('second');
    expect(messages()).toEqual([]);
    logger.error('failed');
    expect(messages()).toEqual(['first', 'second', 'failed']);
    expect(written.lines()[0]).toMatchObject({ level: 'VERBOSE', password: '[Redacted]', map: { a: 1 } });
    written.clear();
    logger.debug('third');
    logger.clearBuffer();
    logger.error('failed again');
    expect(messages()).toEqual(['failed again']);
  });
});

describe("Powertools' middleware", () => {
  it('works unchanged', async () => {
    vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
    const logger = new PyPwExtLogger({ serviceName: 'orders' });
    const handler = middy()
      .use(injectLambdaContext(logger, { logEvent: true, resetKeys: true }))
      .handler(async (_event: unknown) => {
        logger.appendKeys({ order: 1 });
        logger.info('handled');
      });
    await handler({ password: 'p' }, lambdaContext('r-1'));
    await handler({}, lambdaContext('r-2'));
    expect(written.lines()).toMatchObject([
      {
        message: 'Lambda invocation event',
        event: { password: '[Redacted]' },
        function_request_id: 'r-1',
        cold_start: true,
      },
      { message: 'handled', order: 1, function_request_id: 'r-1' },
      { message: 'Lambda invocation event', function_request_id: 'r-2', cold_start: false },
      { message: 'handled', order: 1, function_request_id: 'r-2' },
    ]);
    expect(written.lines()[2]).not.toHaveProperty('order');
  });

  it('reports an uncaught error with the buffer', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793');
    const logger = new PyPwExtLogger({ logLevel: 'DEBUG', logBufferOptions: {} });
    const handler = middy()
      .use(injectLambdaContext(logger, { flushBufferOnUncaughtError: true }))
      .handler(async () => {
        logger.debug('buffered');
        throw new Error('failed');
      });
    await expect(handler({}, lambdaContext('r-1'))).rejects.toThrow('failed');
    expect(messages()).toEqual(['buffered', 'Uncaught error detected, flushing log buffer before exit']);
  });
});

describe('a further subclass', () => {
  class Counting extends PyPwExtLogger {
    entries = 0;

    protected override createAndPopulateLogItem(
      level: number,
      input: LogItemMessage,
      extra: LogItemExtraInput,
    ): LogItem {
      const item = super.createAndPopulateLogItem(level, input, extra);
      item.addAttributes({ entry: ++this.entries });
      return item;
    }
  }

  it('sees every record', () => {
    const logger = new Counting({ serviceName: 'orders' });
    for (let time = 0; time < 3; time++) logger.info('x');
    expect(written.lines().map(({ entry }) => entry)).toEqual([1, 2, 3]);
  });
});

describe('a console of the user', () => {
  it('gets every line', () => {
    const logger = new PyPwExtLogger();
    const own = { info: vi.fn() };
    logger.info('before');
    logger.info('before');
    Object.assign(logger, { console: { ...console, ...own } });
    logger.info('after');
    expect(own.info).toHaveBeenCalledTimes(1);
    expect(messages()).toEqual(['before', 'before']);
  });

  it('is the global one, with indented entries, in development', () => {
    vi.stubEnv('POWERTOOLS_DEV', 'true');
    const info = vi.spyOn(console, 'info').mockImplementation(() => undefined);
    new PyPwExtLogger().info('x', { password: 'p' });
    expect(info.mock.calls[0]?.[0]).toContain('\n    "password": "[Redacted]"');
  });
});

describe('the promise that arguments stay as they are', () => {
  it('holds for persistent keys, which Powertools merges into', () => {
    const given = { order: { id: 1 } };
    const logger = new PyPwExtLogger();
    logger.setPersistentLogAttributes(given);
    logger.appendPersistentKeys({ order: { state: 'new' } });
    logger.info('x');
    expect(given).toEqual({ order: { id: 1 } });
    expect(written.line()).toMatchObject({ order: { id: 1, state: 'new' } });
  });
});
