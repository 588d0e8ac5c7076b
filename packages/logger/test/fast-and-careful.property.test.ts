import type { LogItem } from '@aws-lambda-powertools/logger';
import { type Invocation, runInvocation, StdPyPwExtError } from '@pypwext/base';
import { PyPwExtLogger, type PyPwExtLoggerOptions } from '@pypwext/logger';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { lambdaContext } from './lambda-context.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const runs = process.env.PYPWEXT_NIGHTLY ? 20_000 : 1_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A logger that makes every line the careful way: a subclass has a say in how lines are printed. */
class Careful extends PyPwExtLogger {
  protected override printLog(level: number, item: LogItem): void {
    super.printLog(level, item);
  }
}

type Step = (logger: PyPwExtLogger, invocation: Invocation | undefined) => void;

const text = fc.constantFrom(
  'paid',
  'GET /?token=abc',
  '{"password":"p"}',
  'a@example.com',
  '',
  'https://u:p@host/',
);

const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    ...[
      null,
      undefined,
      1n,
      Number.NaN,
      new Date(0),
      new Date(Number.NaN),
      new Map([['a', 1]]),
      new Error('e'),
    ],
    ...[{ authorization: 'secret' }, [{ deep: { apiKey: 'secret' } }], Symbol('s'), { toJSON: () => 'json' }],
  ),
);

const name = fc.constantFrom(
  ...['a', 'b', 'order', 'password', 'API_KEY', 'classification', 'type', 'operation', 'service', 'level'],
  ...[
    '__proto__',
    'constructor',
    'toJSON',
    '0',
    'error',
    'location',
    'pypwext_id',
    'xray_trace_id',
    'truncated',
  ],
);

const marks = fc.record(
  {
    classification: fc.constantFrom('NA' as const, 'PII' as const, 'CORPORATE_SENSITIVE_INFO' as const),
    type: fc.constantFrom('STD' as const, 'AUDIT' as const),
    operation: fc.constantFrom('pay', 'NA', ''),
  },
  { requiredKeys: [] },
);

const keys = fc.dictionary(name, value, { maxKeys: 3 });

/** Errors of all kinds: with causes, in a circle too, members of their own, a class, a classification. */
const failure: fc.Arbitrary<Error> = fc
  .record({
    make: fc.constantFrom<(message: string, cause: unknown) => Error>(
      (message, cause) => new Error(message, cause === undefined ? {} : { cause }),
      (message, cause) => new TypeError(message, { cause }),
      (message) => new AggregateError([new Error('one')], message),
      (message) => new StdPyPwExtError(message, { classification: 'PII', details: { apiKey: 'secret' } }),
      (message) => Object.assign(new Error(message), { toJSON: () => ({ message }) }),
      (message) => Object.assign(new Error(message), { stack: `${message}\n at (a:1:2)\n at b (c:003:4)` }),
      (message) => Object.assign(new Error(message), { stack: undefined, name: 1 }),
      (message) => {
        const error = new Error(message);
        error.cause = new Error('around', { cause: error });
        return error;
      },
    ),
    message: text,
    cause: fc.oneof(value, fc.constant(new RangeError('deep', { cause: new Error('deeper') }))),
    own: fc.dictionary(fc.oneof(name, fc.constantFrom('code', 'errno', 'cause', 'stack')), value, {
      maxKeys: 2,
    }),
  })
  .map(({ make, message, cause, own }) => {
    const error = make(message, cause);
    for (const [key, member] of Object.entries(own)) {
      Object.defineProperty(error, key, { value: member, enumerable: true, configurable: true });
    }
    return error;
  });

const anyInput = fc.oneof(
  text,
  failure,
  value,
  fc.tuple(text, keys).map(([message, given]) => ({ ...given, message })),
  keys,
);

const parts = fc.array(fc.oneof(failure, keys, fc.constant(undefined), text), { maxLength: 3 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(text, keys).map(
      ([message, given]): Step =>
        (logger) =>
          logger.info(message, given),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(anyInput, parts, fc.constantFrom('info', 'error', 'critical')).map(
      ([input, extra, level]): Step =>
        (logger) =>
          logger[level](input as string, ...extra),
    ),
  },
  {
    weight: 2,
    arbitrary: text.map(
      (message): Step =>
        (logger) =>
          logger.info(message),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(marks, keys).map(
      ([mark, given]): Step =>
        (logger) =>
          logger.info({ ...given, ...mark } as never),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(marks, value).map(
      ([mark, argument]): Step =>
        (logger) => {
          logger.method({ ...mark, level: 'INFO' })(function work(_argument: unknown) {})(argument);
        },
    ),
  },
  {
    weight: 1,
    arbitrary: keys.map(
      (given): Step =>
        (logger) =>
          logger.appendKeys(given as never),
    ),
  },
  {
    weight: 1,
    arbitrary: marks.map(
      (mark): Step =>
        (logger) =>
          logger.appendPersistentKeys({ ...mark, type: 'STD' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(keys, text).map(
      ([given, message]): Step =>
        (logger) => {
          logger.scope(given as never, () => {
            for (let time = 0; time < 3; time++) logger.info(message, { time });
          });
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('p-1', 'p-2').map(
      (pypwextId): Step =>
        (_logger, invocation) => {
          if (invocation) invocation.trace = { ...invocation.trace, pypwextId };
        },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', 'Root=1-a;Sampled=1', 'Sampled=1', '1-plain').chain((xray) =>
      fc.constantFrom<Step>(
        (_logger, invocation) => {
          if (invocation) invocation.trace = { ...invocation.trace, xray };
        },
        () => vi.stubEnv('_X_AMZN_TRACE_ID', xray),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step>(
      (logger) => logger.addContext(lambdaContext('r-1')),
      (logger) => logger.addContext({ ...lambdaContext('r-2'), tenantId: 't-1' }),
      (logger) => logger.setCorrelationId('c-1'),
      (logger) => logger.appendKeys({ function_name: 'own', xray_trace_id: 'own' }),
      (logger) => logger.appendPersistentKeys({ tenant_id: 'own', order: { lines: [1] } }),
      (logger) => logger.removeKeys(['order', 'a']),
      (logger) => logger.removePersistentKeys(['order', 'tenant_id']),
      (_logger, invocation) => {
        if (invocation)
          invocation.trace = {
            correlationId: 'c-2',
            traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-01`,
          };
      },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((logger) => logger.resetKeys()) },
);

const options = fc.constantFrom<PyPwExtLoggerOptions>(
  {},
  { skipInfoNa: false, skipStdType: false },
  { redaction: false },
  { redaction: { policies: { PII: 'mask' } } },
  { redaction: { keys: ['stack'] } },
  { redaction: { policies: { PII: 'drop', NA: 'keep' }, patterns: [/\S+@\S+/], keys: ['order'] } },
  { location: 'off', maxLineBytes: 1_024 },
);

/** Marks that say nothing have no place in a template, so that those of a call may stand elsewhere. */
const inAnyOrder = (lines: readonly string[]): string[] =>
  lines.map((line) =>
    JSON.stringify(Object.entries(JSON.parse(line) as object).sort(([a], [b]) => (a < b ? -1 : 1))),
  );

function run(logger: PyPwExtLogger, steps: readonly Step[], inside: boolean): string[] {
  written.clear();
  vi.stubEnv('_X_AMZN_TRACE_ID', undefined);
  if (inside)
    runInvocation({ logKeys: { tenant: 't' } }, (invocation) =>
      steps.forEach((go) => {
        go(logger, invocation);
      }),
    );
  else for (const go of steps) go(logger, undefined);
  return written.texts().map((line) => line.replace(/"audit_sequence":\d+/, '"audit_sequence":0'));
}

it('a line made from a template is the line that is made carefully', () => {
  fc.assert(
    fc.property(
      options,
      fc.array(step, { minLength: 2, maxLength: 14 }),
      fc.boolean(),
      (given, steps, inside) => {
        const careful = run(new Careful({ serviceName: 'orders', ...given }), steps, inside);
        const fast = run(new PyPwExtLogger({ serviceName: 'orders', ...given }), steps, inside);
        expect(inAnyOrder(fast)).toEqual(inAnyOrder(careful));
      },
    ),
    { numRuns: runs },
  );
}, 600_000);
