import type { Logger } from '@aws-lambda-powertools/logger';
import { afterEach, describe, vi } from 'vitest';
import { gate } from '../gate.ts';
import { lambdaContext } from '../lambda-context.ts';
import { RuntimeStore } from '../runtime-store.ts';
import { type Behaviour, bothDoTheSame, type Program } from './both-loggers.ts';

const CONCURRENT = { AWS_LAMBDA_MAX_CONCURRENCY: '10' };

type Step = (logger: Logger) => unknown;

/** Two invocations that share a logger and take their steps in turn. */
const inTurn =
  (
    first: readonly Step[],
    second: readonly Step[],
    options: Parameters<Parameters<Program>[0]>[0] = {},
  ): Program =>
  async (create) => {
    const store = new RuntimeStore();
    vi.stubGlobal('awslambda', { InvokeStore: store });
    const logger = create(options);
    const gates = Array.from({ length: first.length + second.length + 1 }, () => gate());
    const invocation = (steps: readonly Step[], start: number): Promise<void> =>
      store.run(`1-trace-${start}`, async () => {
        for (const [index, step] of steps.entries()) {
          await gates[start + 2 * index]?.opened;
          step(logger);
          logger.info(`after step ${index} of ${start}`);
          gates[start + 2 * index + 1]?.open();
        }
      });
    const both = [invocation(first, 0), invocation(second, 1)];
    gates[0]?.open();
    await Promise.all(both);
    return logger.getLevelName();
  };

const behaviours: readonly Behaviour[] = [
  [
    'temporary keys belong to an invocation',
    CONCURRENT,
    inTurn(
      [(logger) => logger.appendKeys({ order: 1, only: true }), (logger) => logger.removeKeys(['only'])],
      [(logger) => logger.appendKeys({ order: 2 }), (logger) => logger.resetKeys()],
      { persistentKeys: { tenant: 'a' } },
    ),
  ],
  [
    'persistent keys, correlation ids and contexts do too',
    CONCURRENT,
    inTurn(
      [
        (logger) => logger.appendPersistentKeys({ tenant: 'b' }),
        (logger) => logger.addContext(lambdaContext('r-1')),
        (logger) => logger.setCorrelationId('c-1'),
      ],
      [
        (logger) => logger.addContext({ ...lambdaContext('r-2'), tenantId: 't-2' }),
        (logger) => logger.setCorrelationId('c-2'),
        (logger) => logger.removePersistentKeys(['tenant']),
      ],
      { persistentKeys: { tenant: 'a' } },
    ),
  ],
  [
    'levels do too',
    CONCURRENT,
    inTurn(
      [(logger) => logger.setLogLevel('WARN'), (logger) => logger.warn('first')],
      [(logger) => logger.debug('second'), (logger) => logger.setLogLevel('DEBUG')],
    ),
  ],
  [
    'buffers do too',
    CONCURRENT,
    inTurn(
      [(logger) => logger.debug('first'), (logger) => logger.flushBuffer()],
      [(logger) => logger.debug('second'), (logger) => logger.error('flushes the second')],
      { logBufferOptions: {} },
    ),
  ],
  [
    'without concurrency the two share them',
    {},
    inTurn(
      [(logger) => logger.appendKeys({ order: 1 }), (logger) => logger.setLogLevel('WARN')],
      [(logger) => logger.addContext(lambdaContext('r-2')), (logger) => logger.warn('second')],
    ),
  ],
  ...(['appendKeys', 'appendPersistentKeys', 'addContext'] as const).map(
    (method): Behaviour => [
      `${method} is an error where the runtime has no store`,
      CONCURRENT,
      (create) => {
        vi.stubGlobal('awslambda', undefined);
        create()[method](lambdaContext('r-1') as never);
      },
    ],
  ),
];

describe('on Managed Instances, as with Powertools,', () => {
  bothDoTheSame(behaviours);
  afterEach(() => {
    vi.unstubAllGlobals();
  });
});
