import { LogFormatter, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { describe, vi } from 'vitest';
import { type Behaviour, because, bothDoTheSame, type Create } from './both-loggers.ts';

/** Shows all that a formatter is given. */
class Everything extends LogFormatter {
  formatAttributes(given: UnformattedAttributes, more: LogAttributes): LogItem {
    return new LogItem({ attributes: { given: JSON.parse(JSON.stringify(given)), more } });
  }
}

const hello = (create: Create): void => create().info('hello');
const levelOf = (options?: Parameters<Create>[0]) => (create: Create) => {
  const logger = create(options);
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical'] as const) logger[level](level);
  return [logger.level, logger.getLevelName()];
};

const behaviours: readonly Behaviour[] = [
  ['the service has a default name', {}, hello],
  ['the service is named by the environment', { POWERTOOLS_SERVICE_NAME: 'orders' }, hello],
  [
    'the option names the service before the environment does',
    { POWERTOOLS_SERVICE_NAME: 'orders' },
    (create) => create({ serviceName: 'payments' }).info('hello'),
  ],
  ['LOG_LEVEL sets the level', { LOG_LEVEL: 'WARN' }, levelOf()],
  [
    'POWERTOOLS_LOG_LEVEL wins over LOG_LEVEL',
    { LOG_LEVEL: 'WARN', POWERTOOLS_LOG_LEVEL: 'TRACE' },
    levelOf(),
  ],
  [
    'the option wins over both',
    { LOG_LEVEL: 'WARN', POWERTOOLS_LOG_LEVEL: 'ERROR' },
    levelOf({ logLevel: 'DEBUG' }),
  ],
  [
    'the minimum of Lambda wins over all',
    { AWS_LAMBDA_LOG_LEVEL: 'ERROR', LOG_LEVEL: 'CRITICAL' },
    levelOf(),
  ],
  ['FATAL of Lambda is CRITICAL', { AWS_LAMBDA_LOG_LEVEL: 'FATAL' }, levelOf()],
  [
    'an option below the minimum of Lambda is told of',
    { AWS_LAMBDA_LOG_LEVEL: 'WARN' },
    levelOf({ logLevel: 'DEBUG' }),
  ],
  [
    'a level below the minimum of Lambda cannot be set, and that is told',
    { AWS_LAMBDA_LOG_LEVEL: 'ERROR' },
    (create) => {
      const logger = create();
      logger.setLogLevel('WARN');
      logger.info('not written');
      logger.error('written');
      return [logger.level, logger.getLevelName()];
    },
  ],
  [
    'a sample rate of 1 logs all at DEBUG',
    { POWERTOOLS_LOGGER_SAMPLE_RATE: '1' },
    levelOf({ logLevel: 'ERROR' }),
  ],
  ['a sample rate that is none is not used', { POWERTOOLS_LOGGER_SAMPLE_RATE: '42' }, levelOf()],
  ['a sample rate that is no number is an error', { POWERTOOLS_LOGGER_SAMPLE_RATE: 'often' }, levelOf()],
  [
    'the sample rate of the option wins, 0 too',
    { POWERTOOLS_LOGGER_SAMPLE_RATE: '1' },
    levelOf({ sampleRateValue: 0, logLevel: 'WARN' }),
  ],
  ['a sample rate of the option logs at DEBUG', {}, levelOf({ sampleRateValue: 1, logLevel: 'CRITICAL' })],
  ['a sample rate of the option that is none is not used', {}, levelOf({ sampleRateValue: 42 })],
  [
    'the sample is drawn again, but not the first time',
    {},
    (create) => {
      const logger = create({ sampleRateValue: 1, logLevel: 'ERROR' });
      logger.setLogLevel('ERROR');
      logger.refreshSampleRateCalculation();
      const first = logger.getLevelName();
      logger.refreshSampleRateCalculation();
      return [first, logger.getLevelName()];
    },
  ],
  [
    'the event is logged when the environment says so',
    { POWERTOOLS_LOGGER_LOG_EVENT: 'true' },
    (create) => {
      const logger = create();
      logger.logEventIfEnabled({ order: 1 });
      logger.logEventIfEnabled({ order: 2 }, false);
      logger.createChild().logEventIfEnabled({ order: 3 });
    },
  ],
  [
    'the event is not logged otherwise, unless a call says so',
    { POWERTOOLS_LOGGER_LOG_EVENT: 'false' },
    (create) => {
      const logger = create();
      logger.logEventIfEnabled({ order: 1 });
      logger.logEventIfEnabled({ order: 2 }, true);
      return logger.getLogEvent();
    },
  ],
  ...['true', '1', 'YES', 'false', '0'].map(
    (value): Behaviour => [
      `POWERTOOLS_DEV=${value} chooses console and indentation`,
      { POWERTOOLS_DEV: value },
      (create) => {
        const logger = create({ logLevel: 'TRACE' });
        logger.trace('hello', { order: { id: 1 } });
        logger.critical('failed', because);
      },
    ],
  ),
  [
    'POWERTOOLS_DEV that is set later makes lists of stacks',
    {},
    (create) => {
      const logger = create();
      for (let time = 0; time < 3; time++) logger.error('failed', because);
      vi.stubEnv('POWERTOOLS_DEV', 'true');
      logger.error('failed', because);
    },
  ],
  ...['America/New_York', 'Asia/Kolkata', 'UTC', ':UTC', ':/etc/localtime', 'Nowhere/Else', ''].map(
    (zone): Behaviour => [
      `the time is that of TZ=${zone}`,
      { TZ: zone },
      (create) => {
        const logger = create();
        for (let time = 0; time < 3; time++) logger.info('hello', { time });
      },
    ],
  ),
  [
    'a formatter is given region, environment, context and trace',
    {
      AWS_REGION: 'eu-north-1',
      ENVIRONMENT: 'test',
      _X_AMZN_TRACE_ID: 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1',
    },
    (create) => {
      create({ logFormatter: new Everything() }).info('hello', { order: 1 });
      create({ logFormatter: new Everything(), environment: 'prod' }).createChild().warn('hello');
    },
  ],
  ...['Root=1-5759e988-bd862e3fe1be;Parent=1;Sampled=0', '1-5759e988-bd862e3fe1be', 'Sampled=1', ''].map(
    (header): Behaviour => [
      `the trace id is that of the header "${header}"`,
      { _X_AMZN_TRACE_ID: header },
      hello,
    ],
  ),
];

describe('in an environment, as with Powertools,', () => {
  bothDoTheSame(behaviours);
});
