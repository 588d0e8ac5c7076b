import { LogFormatter, type Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { createRedactionPlan } from '@pypwext/base';
import fc from 'fast-check';

type PowertoolsOptions = NonNullable<ConstructorParameters<typeof Logger>[0]>;

/** One step of a program that drives a logger. */
export type Operation =
  | {
      readonly kind: 'log';
      readonly level: LogMethodName;
      readonly input: unknown;
      readonly extra: unknown[];
    }
  | { readonly kind: 'keys'; readonly method: KeysMethodName; readonly keys: Record<string, unknown> }
  | { readonly kind: 'names'; readonly method: NamesMethodName; readonly names: string[] }
  | { readonly kind: 'level'; readonly level: string }
  | { readonly kind: 'child'; readonly options: Record<string, unknown> }
  | { readonly kind: 'context'; readonly requestId: string }
  | { readonly kind: 'trace'; readonly header: string | undefined }
  | { readonly kind: 'correlation'; readonly value: unknown }
  | { readonly kind: 'parent' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'flush' };

type LogMethodName = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'critical';
type KeysMethodName = 'appendKeys' | 'appendPersistentKeys' | 'setPersistentLogAttributes';
type NamesMethodName = 'removeKeys' | 'removePersistentKeys';

const plan = createRedactionPlan();

/** Names of secrets are masked, which Powertools does not: they are left to tests of their own. */
const isUnremarkable = (text: string): boolean => plan.text(text) === text && plan.lookUp(text) === null;

const text = fc
  .oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', 'x', '\ud800', '"\\\n', 'ünïcödé'))
  .filter(isUnremarkable);

const name = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'order', 'customer') },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...['error', 'extra', 'cold_start', 'function_name', 'xray_trace_id', 'correlation_id', 'tenant_id'],
      ...[
        'level',
        'service',
        'timestamp',
        'sampling_rate',
        'location',
        '__proto__',
        'constructor',
        '0',
        '10',
        '',
      ],
    ),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 8 }).filter(isUnremarkable) },
);

class Money {
  readonly amount: number;
  readonly currency = 'SEK';

  constructor(amount: number) {
    this.amount = amount;
  }
}

class Labelled {
  readonly #label: string;

  constructor(label: string) {
    this.#label = label;
  }

  toJSON(): string {
    return this.#label;
  }
}

const failure: fc.Arbitrary<Error> = fc
  .record({
    type: fc.constantFrom(Error, TypeError, RangeError),
    message: text,
    cause: fc.oneof(fc.constant(undefined), text, fc.constant(new Error('the cause'))),
    own: fc.dictionary(fc.constantFrom('code', 'reason', 'data'), text, { maxKeys: 2 }),
  })
  .map(({ type, message, cause, own }) =>
    Object.assign(new type(message, cause === undefined ? {} : { cause }), own),
  );

const leaf = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: fc.integer() },
  { weight: 1, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 2, arbitrary: fc.constantFrom(true, false, null, undefined, '') },
  { weight: 1, arbitrary: fc.bigInt() },
  { weight: 1, arbitrary: fc.date({ noInvalidDate: true }) },
  { weight: 1, arbitrary: failure },
  { weight: 1, arbitrary: fc.integer().map((amount) => new Money(amount)) },
  { weight: 1, arbitrary: text.map((label) => new Labelled(label)) },
);

const { value } = fc.letrec<{ value: unknown; record: Record<string, unknown>; list: unknown[] }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: tie('record') },
    { weight: 1, arbitrary: tie('list') },
  ),
  record: fc.dictionary(name, tie('value'), { maxKeys: 4 }),
  list: fc.array(tie('value'), { maxLength: 4 }),
}));

/** Now and then an object that contains itself. */
const keys: fc.Arbitrary<Record<string, unknown>> = fc
  .tuple(fc.dictionary(name, value, { maxKeys: 4 }), fc.integer({ min: 0, max: 9 }))
  .map(([record, chance]) => {
    if (chance === 0) record.self = { again: record };
    if (chance === 1) {
      const list: unknown[] = [1];
      list.push(list);
      record.list = list;
    }
    return record;
  });

const extra = fc.oneof(
  { weight: 5, arbitrary: keys },
  { weight: 1, arbitrary: text },
  { weight: 1, arbitrary: failure },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
);

const input = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: fc.tuple(keys, text).map(([record, message]) => ({ message, ...record })) },
);

const log: fc.Arbitrary<Operation> = fc.record({
  kind: fc.constant('log' as const),
  level: fc.constantFrom('trace', 'debug', 'info', 'info', 'info', 'warn', 'error', 'critical'),
  input,
  extra: fc.array(extra, { maxLength: 2 }),
});

const change: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('keys' as const),
    method: fc.constantFrom('appendKeys', 'appendPersistentKeys', 'setPersistentLogAttributes'),
    keys,
  }),
  fc.record({
    kind: fc.constant('names' as const),
    method: fc.constantFrom('removeKeys', 'removePersistentKeys'),
    names: fc.array(name, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('level' as const),
    level: fc.constantFrom('TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'CRITICAL', 'SILENT'),
  }),
  fc.record({
    kind: fc.constant('child' as const),
    options: fc.oneof(
      fc.constantFrom({}, { serviceName: 'child' }, { logLevel: 'debug' }),
      keys.map((persistentKeys) => ({ persistentKeys })),
    ),
  }),
  fc.record({ kind: fc.constant('context' as const), requestId: fc.constantFrom('r-1', 'r-2') }),
  fc.record({
    kind: fc.constant('trace' as const),
    header: fc.constantFrom(undefined, '1-5759e988-bd862e3fe1be', 'Root=1-5759e988-bd862e3fe1be;Sampled=1'),
  }),
  fc.record({ kind: fc.constant('correlation' as const), value: text }),
  fc.constantFrom({ kind: 'parent' } as const, { kind: 'reset' } as const, { kind: 'flush' } as const),
);

/** Programs that mostly log: a template is used from the third entry of one state on. */
export const program: fc.Arbitrary<Operation[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: log }, { weight: 2, arbitrary: change }),
  { minLength: 1, maxLength: 16 },
);

/** A user's formatter that names everything in its own way. */
class BriefFormatter extends LogFormatter {
  formatAttributes(attributes: UnformattedAttributes, additional: LogAttributes): LogItem {
    const { logLevel, message, serviceName, lambdaContext } = attributes;
    const brief = {
      severity: logLevel,
      text: message,
      app: serviceName,
      request: lambdaContext?.awsRequestId,
    };
    return new LogItem({ attributes: brief }).addAttributes(additional);
  }
}

/** The options of the logger that a program starts with. */
export const options: fc.Arbitrary<PowertoolsOptions> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.constantFrom<PowertoolsOptions>(
      { logRecordOrder: ['message', 'order', 'level', 'xray_trace_id'] },
      { logFormatter: new BriefFormatter() },
      { jsonReplacerFn: (key, value) => (key === 'customer' ? `customer: ${typeof value}` : value) },
      { logBufferOptions: { bufferAtVerbosity: 'INFO' } },
      { logBufferOptions: { bufferAtVerbosity: 'DEBUG', flushOnErrorLog: false, maxBytes: 600 } },
      { persistentKeys: { a: 'persistent', level: 'refused' } as never, logLevel: 'DEBUG' },
      { sampleRateValue: 1, environment: 'dev' },
    ),
  },
);

/**
 * Whether a program logs something that contains itself. With an order of keys Powertools does not merge, and
 * leaves such a member out where `PyPwExtLogger` marks it.
 */
export const hasCycle = (operations: readonly Operation[]): boolean => {
  const above: object[] = [];
  const search = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if (above.includes(value)) return true;
    above.push(value);
    const found = Object.values(value).some(search);
    above.pop();
    return found;
  };
  return operations.some(search);
};

/** A copy for one logger: Powertools changes nested objects that it was given. Class instances are shared. */
export function copyOf<T>(original: T, copies: Map<unknown, unknown> = new Map()): T {
  if (typeof original !== 'object' || original === null) return original;
  if (copies.has(original)) return copies.get(original) as T;
  const isList = Array.isArray(original);
  const prototype: unknown = Object.getPrototypeOf(original);
  if (!isList && prototype !== Object.prototype && prototype !== null) return original;
  const copy: object = isList ? [] : Object.create(prototype as object | null);
  copies.set(original, copy);
  for (const key of Object.keys(original)) {
    const member = copyOf((original as Record<string, unknown>)[key], copies);
    Object.defineProperty(copy, key, { value: member, enumerable: true, writable: true, configurable: true });
  }
  return copy as T;
}
