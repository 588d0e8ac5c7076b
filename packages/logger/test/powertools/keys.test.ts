import type { Logger } from '@aws-lambda-powertools/logger';
import { describe } from 'vitest';
import { lambdaContext } from '../lambda-context.ts';
import { type Behaviour, because, bothDoTheSame, type Create } from './both-loggers.ts';

/** A program that logs after each of some steps. */
const afterEachOf =
  (steps: readonly ((logger: Logger) => unknown)[], options?: Parameters<Create>[0]) => (create: Create) => {
    const logger = create(options);
    return steps.map((step) => {
      const returned = step(logger);
      logger.info('now');
      logger.info('now', { call: true });
      return [returned, JSON.stringify(logger.getPersistentLogAttributes())];
    });
  };

const shared = [{ value: 1 }];
const sharedParts = { one: shared, other: [...shared], third: { shared } };

function containsItself(): Record<string, unknown> {
  const order: Record<string, unknown> = { id: 1 };
  order.self = order;
  return { order };
}

/** Follows a path of names; what users bring is JMESPath, as a rule. */
const search = (path: string, data: unknown): unknown =>
  path.split('.').reduce((found, name) => (found as Record<string, unknown>)[name], data);

const behaviours: readonly Behaviour[] = [
  [
    'temporary keys are added, replaced, removed and reset',
    {},
    afterEachOf([
      (logger) => logger.appendKeys({ order: 1, customer: { id: 1 } }),
      (logger) => logger.appendKeys({ order: 2, customer: { name: 'n' }, list: [1, 2] }),
      (logger) => logger.appendKeys({ list: [3] }),
      (logger) => logger.removeKeys(['order', 'unknown']),
      (logger) => logger.resetKeys(),
    ]),
  ],
  [
    'persistent keys stay when the temporary ones are reset',
    {},
    afterEachOf(
      [
        (logger) => logger.appendPersistentKeys({ tenant: 'b' }),
        (logger) => logger.appendKeys({ tenant: 'c', order: 1 }),
        (logger) => logger.removeKeys(['tenant']),
        (logger) => logger.appendKeys({ tenant: 'd' }),
        (logger) => logger.resetKeys(),
        (logger) => logger.removePersistentKeys(['tenant']),
      ],
      { persistentKeys: { tenant: 'a' } },
    ),
  ],
  [
    'a persistent key of the same name wins, and gives way again',
    {},
    afterEachOf([
      (logger) => logger.appendKeys({ order: 'temporary' }),
      (logger) => logger.appendPersistentKeys({ order: 'persistent' }),
      (logger) => logger.removePersistentKeys(['order']),
    ]),
  ],
  [
    'the deprecated methods do what they did',
    {},
    afterEachOf(
      [
        (logger) => logger.addPersistentLogAttributes({ order: 1 }),
        (logger) => logger.removePersistentLogAttributes(['tenant']),
        (logger) => logger.setPersistentLogAttributes({ replaced: true }),
      ],
      { persistentLogAttributes: { tenant: 'a' } },
    ),
  ],
  ...['level', 'message', 'sampling_rate', 'service', 'timestamp'].map(
    (key): Behaviour => [
      `the key ${key} is left out, wherever it stands, with a warning`,
      {},
      (create) => {
        const logger = create({ persistentKeys: { [key]: 'own' } as never });
        logger.appendKeys({ [key]: 'own' } as never);
        logger.appendPersistentKeys({ [key]: 'own' } as never);
        logger.info('text', { [key]: 'own' } as never);
        logger.info({ message: 'object', [key === 'message' ? 'level' : key]: 'own' } as never);
      },
    ],
  ),
  [
    'the correlation id is set, read, and reset with the keys',
    {},
    afterEachOf([
      (logger) => logger.setCorrelationId('c-1'),
      (logger) => logger.getCorrelationId(),
      (logger) => logger.resetKeys(),
      (logger) => logger.getCorrelationId(),
    ]),
  ],
  [
    'the correlation id is searched for in an event',
    {},
    afterEachOf(
      [
        (logger) => logger.setCorrelationId({ headers: { id: 'c-2' } }, 'headers.id'),
        (logger) => logger.getCorrelationId(),
      ],
      { correlationIdSearchFn: search },
    ),
  ],
  [
    'a path of a correlation id without a search function is told of',
    {},
    afterEachOf([
      (logger) => logger.setCorrelationId({ id: 'c-3' }, 'id'),
      (logger) => logger.getCorrelationId(),
    ]),
  ],
  [
    'the context of a function is added and replaced',
    {},
    afterEachOf([
      (logger) => logger.addContext(lambdaContext('r-1')),
      (logger) => logger.addContext({ ...lambdaContext('r-2'), tenantId: 't-1' }),
      (logger) => logger.addContext(lambdaContext('r-3')),
    ]),
  ],
  [
    'keys that have the names of the frame replace them',
    {},
    afterEachOf([
      (logger) => logger.addContext(lambdaContext('r-1')),
      (logger) =>
        logger.appendKeys({ function_name: 'own', cold_start: 'own', xray_trace_id: { own: true } }),
      (logger) => logger.info('call', { function_arn: 'own', tenant_id: 'own' }),
      (logger) => logger.removeKeys(['function_name', 'xray_trace_id']),
    ]),
  ],
  [
    'children have keys, context, level, order and correlation id of their parent, and their own',
    {},
    (create) => {
      const parent = create({
        logLevel: 'WARN',
        logRecordOrder: ['service', 'message'],
        persistentKeys: { a: 1 },
      });
      parent.appendKeys({ b: 2 });
      parent.setCorrelationId('c-1');
      parent.addContext(lambdaContext('r-1'));
      const child = parent.createChild({ serviceName: 'child', persistentKeys: { c: 3 } });
      const grandchild = child.createChild({ logLevel: 'debug' as never });
      child.appendKeys({ d: 4 });
      for (const logger of [parent, child, grandchild]) {
        logger.debug('debug');
        logger.warn('warn');
      }
      return [parent, child, grandchild].map((logger) => [logger.level, logger.getPersistentLogAttributes()]);
    },
  ],
  ...[
    ['text', { a: 1 }, 'more'],
    ['text', because],
    ['text', { failure: because, nested: { failure: because } }],
    [{ message: 'object', a: 1, failure: because }, { b: 2 }],
    ['text', 'one', 'two'],
    ['text', { a: { b: [1, { c: new Date(0) }] } }, { a: { d: 1 } }],
    [
      'text',
      { big: 12n, nothing: null, empty: '', missing: undefined, nested: { nothing: null, empty: '' } },
    ],
    [''],
    ['shared', sharedParts],
    ['zero and false stay', { zero: 0, no: false, empty: '', nothing: null, missing: undefined }],
    ['contains itself', containsItself()],
  ].map(
    (call, index): Behaviour => [
      `the parts of call ${index} stand where they belong`,
      {},
      (create) => {
        const logger = create();
        for (let time = 0; time < 4; time++) logger.info(...(call as [string]));
      },
    ],
  ),
];

describe('keys, context and children, as with Powertools:', () => {
  bothDoTheSame(behaviours);
});
