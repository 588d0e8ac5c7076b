import { Logger } from '@aws-lambda-powertools/logger';
import { PyPwExtLogger } from '@pypwext/logger';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lambdaContext } from './lambda-context.ts';
import { copyOf, hasCycle, type Operation, options, program } from './operations.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const sequences = process.env.PYPWEXT_NIGHTLY ? 20_000 : 1_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
});

afterEach(() => {
  vi.useRealTimers();
});

/** Runs a program on a logger and returns what it wrote. */
function run(make: () => Logger, operations: readonly Operation[]): string[] {
  written.clear();
  vi.stubEnv('_X_AMZN_TRACE_ID', undefined);
  const logger = make();
  let current = logger;
  for (const operation of operations) {
    if (operation.kind === 'child') current = current.createChild(copyOf(operation.options));
    else if (operation.kind === 'parent') current = logger;
    else apply(current, operation);
  }
  // The stack of this one is that of the logger itself.
  return written.texts().map((text) => text.replace(/("Unable to buffer log.*"stack":).*/, '$1'));
}

function apply(logger: Logger, operation: Exclude<Operation, { kind: 'child' | 'parent' }>): void {
  switch (operation.kind) {
    case 'log': {
      const [input, ...extra] = copyOf([operation.input, ...operation.extra]);
      logger[operation.level](input as string, ...(extra as [string]));
      break;
    }
    case 'keys':
      logger[operation.method](copyOf(operation.keys));
      break;
    case 'names':
      logger[operation.method](operation.names);
      break;
    case 'level':
      logger.setLogLevel(operation.level as 'INFO');
      break;
    case 'context':
      logger.addContext(lambdaContext(operation.requestId));
      break;
    case 'trace':
      vi.stubEnv('_X_AMZN_TRACE_ID', operation.header);
      break;
    case 'correlation':
      logger.setCorrelationId(operation.value);
      break;
    case 'flush':
      logger.flushBuffer();
      break;
    case 'reset':
      logger.resetKeys();
      break;
  }
}

it(`writes the bytes that Powertools writes, over ${sequences} random programs`, () => {
  fc.assert(
    fc.property(options, program, (given, operations) => {
      fc.pre(!('logRecordOrder' in given && hasCycle(operations)));
      const own = { location: 'off' } as const;
      const expected = run(() => new Logger({ serviceName: 'orders', ...given }), operations);
      const actual = run(() => new PyPwExtLogger({ serviceName: 'orders', ...given, ...own }), operations);
      expect(actual).toEqual(expected);
    }),
    { numRuns: sequences },
  );
}, 600_000);
