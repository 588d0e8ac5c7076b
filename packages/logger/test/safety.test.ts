import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it, vi } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const logger = new PyPwExtLogger({ serviceName: 'orders' });
const anything = logger as unknown as Record<'info' | 'error', (...values: unknown[]) => void>;

const throwing = {
  before: 1,
  get value(): never {
    throw new RangeError('getter');
  },
  after: 2,
};

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function nested(levels: number): unknown {
  let value: unknown = 'the end';
  for (let level = 0; level < levels; level++) value = { value };
  return value;
}

describe('a log call never throws, and says what it was given', () => {
  it.each([
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['a number', 42, '42'],
    ['a big integer', 42n, '42'],
    ['a boolean', false, 'false'],
    ['a symbol', Symbol('s'), 'Symbol(s)'],
    ['a function', function work() {}, '[Function work]'],
    ['an array', [1, 2], [1, 2]],
    ['a map', new Map([['a', 1]]), { a: 1 }],
    ['an object without a message', { a: 1 }, { a: 1 }],
    ['an object that throws', throwing, { before: 1, value: '[Throws RangeError: getter]', after: 2 }],
  ])('%s as the only argument', (_name, value, message) => {
    anything.info(value);
    expect(written.line()).toMatchObject({ level: 'INFO', service: 'orders', message });
  });

  it('a revoked proxy, anywhere', () => {
    anything.info(revoked());
    anything.info('extra', revoked());
    anything.info('member', { a: 1, member: revoked() });
    anything.info({ message: 'in an object', member: revoked() });
    anything.info('as the cause', new Error('failed', { cause: revoked() }));
    const lines = written.lines();
    expect(lines).toHaveLength(5);
    for (const line of lines) {
      expect(line).toMatchObject({ level: 'INFO', service: 'orders' });
      expect(JSON.stringify(line)).toContain('[Throws TypeError');
    }
  });

  it('a getter, a toJSON or a trap that throws becomes a marker in its place', () => {
    anything.info('getter', { before: 1, inner: throwing, after: 2 });
    anything.info('toJSON', {
      before: 1,
      inner: {
        toJSON: () => {
          throw new Error('toJSON');
        },
      },
      after: 2,
    });
    anything.info('trap', {
      before: 1,
      inner: new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('trap');
          },
        },
      ),
      after: 2,
    });
    const [getter, toJson, trap] = written.lines();
    for (const line of [getter, toJson, trap]) expect(line).toMatchObject({ before: 1, after: 2 });
    expect(getter?.inner).toEqual({ before: 1, value: '[Throws RangeError: getter]', after: 2 });
    expect(toJson?.inner).toBe('[Throws Error: toJSON]');
    expect(trap?.inner).toBe('[Throws Error: trap]');
  });

  it('data that is 10,000 levels deep', () => {
    logger.info('deep', { data: nested(10_000) });
    logger.info({ msg: 'deep', data: nested(10_000) });
    expect(written.lines()).toMatchObject([
      { level: 'INFO', message: 'deep', service: 'orders' },
      { level: 'INFO', service: 'orders' },
    ]);
    for (const text of written.texts()) expect(text).toContain('[Object]');
  });

  it('causes in a circle', () => {
    const first = new Error('first');
    const second = new RangeError('second', { cause: first });
    first.cause = second;
    logger.error('failed', first);
    logger.error({ msg: 'failed', error: first });
    const [line, keyed] = written.lines();
    expect(line?.error).toMatchObject({
      name: 'Error',
      message: 'first',
      cause: { name: 'RangeError', message: 'second', cause: '[Circular]' },
    });
    expect(keyed?.exception_name).toBe('Error');
  });

  it('an object that contains itself: left out where Powertools does, marked in a message', () => {
    const order: Record<string, unknown> = { id: 1 };
    order.self = order;
    logger.info('received', { order });
    logger.info({ msg: 'received', order });
    const [line, keyed] = written.lines();
    expect(line?.order).toEqual({ id: 1 });
    expect(keyed?.message).toEqual({ msg: 'received', order: { id: 1, self: '[Circular]' } });
  });

  it('a stream that throws', () => {
    vi.mocked(process.stdout.write).mockImplementation(() => {
      throw new Error('EPIPE');
    });
    expect(() => logger.info('lost')).not.toThrow();
    expect(() => logger.info('lost', { big: 1n })).not.toThrow();
  });

  it('keys of the logger that throw', () => {
    const own = new PyPwExtLogger({ serviceName: 'orders' });
    own.setPersistentLogAttributes({ throwing });
    own.error('failed');
    expect(written.line()).toMatchObject({ level: 'ERROR', message: 'failed', service: 'orders' });
  });

  it('a formatter or replacer that throws', () => {
    const fail = (): never => {
      throw new Error('mine');
    };
    new PyPwExtLogger({ jsonReplacerFn: fail }).info('replaced', { a: 1 });
    expect(written.line()).toMatchObject({ message: 'replaced', a: 1 });
  });
});

describe('errors', () => {
  it('alone keep message, name, stack, cause and their own properties', () => {
    const error = Object.assign(new TypeError('failed', { cause: 'reason' }), { code: 'E_1' });
    logger.error(error);
    const line = written.line();
    expect(line.message).toBe('failed');
    expect(line.error).toMatchObject({ name: 'TypeError', message: 'failed', cause: 'reason', code: 'E_1' });
    expect((line.error as { stack: string }).stack).toMatch(/^TypeError: failed\n {4}at /);
  });

  it('of an AggregateError are kept', () => {
    logger.error('failed', new AggregateError([new RangeError('one'), 'two'], 'both'));
    expect(written.line().error).toMatchObject({
      name: 'AggregateError',
      message: 'both',
      errors: [{ name: 'RangeError', message: 'one' }, 'two'],
    });
  });

  it('with a toJSON of their own are shown as that says', () => {
    const error = Object.assign(new Error('failed'), {
      request: { huge: true },
      toJSON: () => ({ message: 'brief' }),
    });
    logger.error('failed', error);
    expect(written.line().error).toEqual({ message: 'brief' });
  });
});

describe('what Powertools drops is kept', () => {
  it.each([
    ['a number', 42, 42],
    ['a boolean', false, false],
    ['an array', [1, 'a'], [1, 'a']],
    ['a map', new Map([['a', 1]]), { a: 1 }],
    ['a set', new Set([1]), [1]],
  ])('%s after the message, under extra', (_name, value, extra) => {
    logger.info('message', value);
    expect(written.line()).toMatchObject({ message: 'message', extra });
  });

  it('maps, sets and bytes among the keys', () => {
    logger.info('message', { map: new Map([['a', new Set([1n])]]), bytes: Buffer.from('text') });
    expect(written.line()).toMatchObject({ map: { a: ['1'] }, bytes: 'dGV4dA==' });
  });
});

describe('untrusted keys', () => {
  it('named toJSON do not replace the line', () => {
    logger.info('message', { toJSON: () => 1 });
    expect(written.line()).toMatchObject({ message: 'message', service: 'orders' });
  });

  it('named __proto__ and constructor pollute nothing', () => {
    logger.info(
      'message',
      JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'),
    );
    expect(written.line().message).toBe('message');
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it('cannot forge a line', () => {
    logger.info('first\n{"level":"ERROR","message":"forged"}', { 'a\nb': 'c\nd' });
    expect(written.texts()).toHaveLength(1);
  });
});

describe('a line', () => {
  const bytes = (): number => Buffer.byteLength(written.texts()[0] as string) + 1;

  it.each([
    ['a text', { body: 'x'.repeat(1_000_000), after: 1 }],
    ['a text of four-byte characters', { body: '😀'.repeat(200_000), after: 1 }],
    ['many members', { list: Array.from({ length: 200_000 }, (_, index) => ({ index })), after: 1 }],
    ['many keys', Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`key-${index}`, index]))],
    ['text that grows when it is escaped', { body: '\u0001'.repeat(200_000), after: 1 }],
  ])('is bounded, valid and says what was cut: %s', (_name, keys) => {
    logger.info('received', keys);
    const line = written.line();
    expect(bytes()).toBeLessThanOrEqual(262_144);
    expect(line).toMatchObject({ level: 'INFO', message: 'received', service: 'orders' });
    expect((line.truncated as string[]).length).toBeGreaterThan(0);
  });

  it('is bounded by an option', () => {
    const small = new PyPwExtLogger({ maxLineBytes: 1_024 });
    small.info('received', { a: 1, body: 'x'.repeat(5_000) });
    expect(bytes()).toBeLessThanOrEqual(1_024);
    expect(written.line()).toMatchObject({ message: 'received', a: 1, truncated: ['/body'] });
  });

  it('keeps all that is small, before and after what is cut', () => {
    const small = new PyPwExtLogger({ serviceName: 'orders', maxLineBytes: 2_048, skipStdType: false });
    const work = small.method({ operation: 'work' })((_first: string, _second: string) => {
      throw new Error('failed');
    });
    expect(() => work('x'.repeat(100_000), 'y')).toThrow();
    expect(bytes()).toBeLessThanOrEqual(2_048);
    expect(written.line()).toMatchObject({
      operation: 'work',
      type: 'STD',
      exception_name: 'Error',
      exception: expect.stringMatching(/^Error: failed/),
      message: { msg: 'Exception in work' },
    });
  });

  it('that fits is not cut', () => {
    logger.info('received', { body: 'x'.repeat(200_000) });
    expect(written.line()).not.toHaveProperty('truncated');
  });

  it.each([0, 1_000, 1.5, Number.NaN, '2000'])('cannot be bounded at %s', (maxLineBytes) => {
    expect(() => new PyPwExtLogger({ maxLineBytes: maxLineBytes as number })).toThrow('maxLineBytes must be');
  });
});
