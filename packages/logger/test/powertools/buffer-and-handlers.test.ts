import { AssertionError } from 'node:assert';
import { LogFormatter, type Logger, LogItem } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import middy from '@middy/core';
import { describe, vi } from 'vitest';
import { lambdaContext } from '../lambda-context.ts';
import { type Behaviour, because, bothDoTheSame, type Create, type Program } from './both-loggers.ts';

const TRACE = { _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793' };
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'critical'] as const;

type Options = NonNullable<Parameters<Create>[0]>;

const all = (logger: Logger): void => {
  for (const level of LEVELS) logger[level](`at ${level}`, { level: level.length });
};

const buffered =
  (logBufferOptions: Options['logBufferOptions'], more: Omit<Options, 'logBufferOptions'> = {}): Program =>
  (create) => {
    const logger = create({ ...more, logBufferOptions } as Options);
    all(logger);
    logger.debug('again', { password: undefined, map: { a: 1 } });
    logger.flushBuffer();
    logger.flushBuffer();
    logger.debug('dropped');
    logger.clearBuffer();
    logger.error('last', because);
  };

class Own extends LogFormatter {
  formatAttributes({ message, logLevel, timestamp }: UnformattedAttributes, more: LogAttributes): LogItem {
    return new LogItem({ attributes: { text: message, severity: logLevel, at: timestamp } }).addAttributes(
      more,
    );
  }
}

/** The same handler under the decorator and under the middleware. */
function handlers(
  options: Parameters<Logger['injectLambdaContext']>[0],
  more: Options,
  body: (logger: Logger) => void,
) {
  const run = async (handler: (event: unknown, context: never) => Promise<unknown>): Promise<unknown[]> => [
    await handler({ order: 1 }, lambdaContext('r-1') as never).catch(String),
    await handler({ order: 2 }, lambdaContext('r-2') as never).catch(String),
  ];
  const decorated: Program = (create) => {
    const logger = create(more);
    const descriptor = { value: async (_event: unknown) => body(logger) };
    (logger.injectLambdaContext(options) as (...use: unknown[]) => void)({}, 'handler', descriptor);
    return run(descriptor.value as never);
  };
  const middleware: Program = (create) => {
    const logger = create(more);
    return run(
      middy()
        .use(injectLambdaContext([logger, logger.createChild({ serviceName: 'child' })], options))
        .handler(async () => body(logger)) as never,
    );
  };
  return { decorated, middleware };
}

const handled = (
  name: string,
  environment: Readonly<Record<string, string>>,
  ...given: Parameters<typeof handlers>
): Behaviour[] => {
  const { decorated, middleware } = handlers(...given);
  return [
    [`a decorated handler ${name}`, environment, decorated],
    [`the middleware ${name}`, environment, middleware],
  ];
};

const order = (logger: Logger): void => {
  logger.appendKeys({ order: 1 });
  logger.info('handled');
};

const failing = (logger: Logger): void => {
  logger.debug('before');
  logger.info('before');
  throw because;
};

const behaviours: readonly Behaviour[] = [
  ...LEVELS.map(
    (logLevel): Behaviour => [
      `at level ${logLevel} the same entries are written to the same streams`,
      {},
      (create) => {
        const logger = create({ logLevel });
        all(logger);
        logger.setLogLevel('SILENT');
        all(logger);
        logger.setLogLevel(logLevel.toUpperCase() as 'INFO');
        all(logger);
      },
    ],
  ),
  ['a level that is none is an error', {}, (create) => create().setLogLevel('LOUD' as never)],
  ['the buffer holds DEBUG and below', TRACE, buffered({ enabled: true })],
  ['the buffer is on when it has options', TRACE, buffered({ maxBytes: 5_000 }, { logLevel: 'ERROR' })],
  ['the buffer can be off', TRACE, buffered({ enabled: false }, { logLevel: 'DEBUG' })],
  ['the buffer is not flushed by errors when told so', TRACE, buffered({ flushOnErrorLog: false })],
  [
    'the buffer holds up to any level',
    TRACE,
    buffered({ bufferAtVerbosity: 'CRITICAL' as 'WARN' }, { logLevel: 'SILENT' }),
  ],
  ['the buffer drops the oldest entries when full', TRACE, buffered({ maxBytes: 450 })],
  ['an entry larger than the buffer is written with a warning', TRACE, buffered({ maxBytes: 20 })],
  ['nothing is buffered without a trace id', {}, buffered({ bufferAtVerbosity: 'WARN' })],
  [
    'the buffer is told when the minimum of Lambda filters it',
    { ...TRACE, AWS_LAMBDA_LOG_LEVEL: 'INFO' },
    buffered({}),
  ],
  [
    'each trace has a buffer of its own',
    TRACE,
    (create) => {
      const logger = create({ logBufferOptions: {} });
      logger.debug('first trace');
      vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-00000000-000000000000000000000000');
      logger.debug('second trace');
      logger.flushBuffer();
      logger.error('flushes the second');
    },
  ],
  ...handled('adds the context', {}, {}, {}, order),
  ...handled('logs the event', {}, { logEvent: true }, {}, order),
  ...handled(
    'logs no event when told so',
    { POWERTOOLS_LOGGER_LOG_EVENT: 'true' },
    { logEvent: false },
    {},
    order,
  ),
  ...handled('resets the keys', {}, { resetKeys: true }, { persistentKeys: { order: 0 } }, order),
  ...handled(
    'samples again from the second call on',
    {},
    {},
    { sampleRateValue: 1, logLevel: 'ERROR' },
    order,
  ),
  ...handled('lets errors through', {}, {}, {}, failing),
  ...handled(
    'flushes the buffer at an error',
    TRACE,
    { flushBufferOnUncaughtError: true },
    { logBufferOptions: {} },
    failing,
  ),
  ...handled('drops the buffer at its end', TRACE, {}, { logBufferOptions: {} }, (logger) =>
    logger.debug('dropped'),
  ),
  [
    'errors of all classes are written as they are',
    {},
    (create) => {
      const logger = create();
      const shared = errors();
      for (let time = 0; time < 3; time++) {
        for (const error of shared) logger.warn(error.name, error);
      }
    },
  ],
  [
    'a formatter of the user makes all entries, of children too',
    {},
    (create) => {
      const logger = create({ logFormatter: new Own(), persistentKeys: { a: 1 } });
      logger.info('text', { b: 2 });
      logger.createChild().error('failed', because);
    },
  ],
  ...[['message', 'level'], ['b', 'timestamp', 'unknown', 'a'], []].map(
    (names): Behaviour => [
      `the order of keys can be ${names.join(', ') || 'left to it'}`,
      {},
      (create) => {
        const logger = create({ logRecordOrder: names as never, persistentKeys: { a: 1 } });
        logger.info('text', { b: 2, c: 3 });
        create({ logRecordOrder: new Set(names) as never })
          .createChild()
          .info('child', { b: 2 });
      },
    ],
  ),
  [
    'a replacer of the user sees each value',
    {},
    (create) => {
      const jsonReplacerFn = (key: string, value: unknown): unknown =>
        value instanceof Set ? [...value] : key === 'secret' ? undefined : value;
      const logger = create({ jsonReplacerFn });
      for (let time = 0; time < 3; time++) {
        logger.info('text', { set: new Set([1, 2]), kept: { secret: 1, big: 1n }, failure: because });
      }
      logger.createChild().info('child', { set: new Set(['a']) });
    },
  ],
];

let made: Error[] | undefined;

/** Made once, so that their stacks are the same for both loggers. */
function errors(): Error[] {
  class Refused extends Error {
    override name = 'Refused';
    readonly code = 500;
  }
  made ??= [
    new Error('plain'),
    new ReferenceError('nothing of that name'),
    new AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }),
    Object.assign(new Refused('with members'), { [Symbol.for('hidden')]: 1 }),
    new Error('cause is a text', { cause: 'a text' }),
    new Error('cause is data', { cause: { code: 1, list: [new Date(0)] } }),
    Object.assign(new Error('without a stack'), { stack: '' }),
    because,
  ];
  return made;
}

describe('levels, buffer, handlers and formatters, as with Powertools:', () => {
  bothDoTheSame(behaviours);
});
