import { createRedactionPlan, type Encoder, runInvocation, StdPyPwExtError } from '@pypwext/base';
import { PyPwExtLogger, type PyPwExtLoggerOptions } from '@pypwext/logger';
import { describe, expect, it } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const masked = '[Redacted]';

const customer = { id: 17, email: 'a@example.com' };
const withPolicy = (policy: 'keep' | 'mask' | 'drop' | { hash: string }): PyPwExtLogger =>
  new PyPwExtLogger({ serviceName: 'orders', redaction: { policies: { PII: policy } } });

describe('names of secrets', () => {
  it('are masked at any depth, on each line, by default', () => {
    const logger = new PyPwExtLogger();
    const headers = { Authorization: 'Bearer 1', Cookie: 'a=b', 'X-Amz-Security-Token': 't', accept: '*/*' };
    for (let time = 0; time < 3; time++)
      logger.info('request', { headers, password: 'p', list: [{ token: 't' }] });
    for (const line of written.lines()) {
      expect(line).toMatchObject({
        headers: { Authorization: masked, Cookie: masked, 'X-Amz-Security-Token': masked, accept: '*/*' },
        password: masked,
        list: [{ token: masked }],
      });
    }
  });

  it.each<[string, (logger: PyPwExtLogger) => void]>([
    ['persistent keys', (logger) => logger.appendPersistentKeys({ apiKey: 'secret-value' })],
    ['temporary keys', (logger) => logger.appendKeys({ nested: { password: 'secret-value' } })],
    ['a child', (logger) => logger.createChild({ persistentKeys: { password: 'secret-value' } }).info('x')],
    ['errors', (logger) => logger.info('x', Object.assign(new Error('e'), { password: 'secret-value' }))],
    ['causes', (logger) => logger.info('x', new Error('e', { cause: { password: 'secret-value' } }))],
    ['maps', (logger) => logger.info('x', { map: new Map([['password', 'secret-value']]) })],
    [
      'class instances',
      (logger) =>
        logger.info('x', {
          login: new (class {
            password = 'secret-value';
          })(),
        }),
    ],
    ['a keyed object', (logger) => logger.info({ args: { password: 'secret-value' } })],
    ['a query in a text', (logger) => logger.info('GET /?access_token=secret-value')],
    ['a query in an extra text', (logger) => logger.info('GET', '/?access_token=secret-value')],
    ['a body within an event', (logger) => logger.info('event', { body: '{"password":"secret-value"}' })],
    [
      'an audit record',
      (logger) => logger.audit({ operation: 'o', actor: { token: 'secret-value' }, outcome: 'x' }),
    ],
    [
      'arguments of a logged function',
      (logger) => logger.method((_login: object) => {})({ password: 'secret-value' }),
    ],
    [
      'a message that throws beside it',
      (logger) =>
        logger.info('x', {
          password: 'secret-value',
          get a(): never {
            throw new Error('password=secret-value');
          },
        }),
    ],
  ])('are masked in %s', (_name, log) => {
    const logger = new PyPwExtLogger({ logLevel: 'TRACE' });
    log(logger);
    logger.info('and after');
    logger.info('and after');
    expect(written.texts().length).toBeGreaterThan(1);
    expect(written.texts().join('\n')).not.toContain('secret-value');
    expect(written.texts().join('\n')).toContain(masked);
  });

  it('are masked in what the constructor itself writes', () => {
    new PyPwExtLogger({
      persistentKeys: { iban: 'SE35', level: 'no' } as never,
      redaction: { keys: ['iban'] },
    });
    expect(written.line()).toMatchObject({ level: 'WARN', iban: masked });
  });

  it('can be added to, masked otherwise, and left alone', () => {
    new PyPwExtLogger({ redaction: { keys: ['iban'], mask: '***' } }).info('x', { IBAN: '1', password: '2' });
    new PyPwExtLogger({ redaction: false }).info('x', { password: '2' });
    const [added, alone] = written.lines();
    expect(added).toMatchObject({ IBAN: '***', password: '***' });
    expect(alone).toMatchObject({ password: '2' });
  });

  it('and patterns are those of the parent in a child', () => {
    const redaction = { keys: ['iban'], patterns: [/\d{8}-\d{4}/] };
    new PyPwExtLogger({ redaction }).createChild().info('born 19900101-1234', { iban: 'SE35' });
    expect(written.line()).toMatchObject({ message: `born ${masked}`, iban: masked });
  });

  it('can come from a plan that is there already, with classified members', () => {
    const plan = createRedactionPlan({ model: { 'customer.email': 'PII' } });
    const logger = new PyPwExtLogger({ redaction: plan });
    logger.info('x', { customer });
    logger.info('x', { customer });
    logger.info('x', { customer });
    for (const line of written.lines()) expect(line.customer).toEqual({ id: 17, email: masked });
  });
});

describe('an entry of a classification', () => {
  it('is as it was given under keep', () => {
    withPolicy('keep').info({ classification: 'PII', msg: 'created', customer });
    expect(written.line().message).toEqual({ msg: 'created', customer });
  });

  it('has the mask in place of all that the caller brought', () => {
    const logger = withPolicy('mask');
    logger.info({ classification: 'PII', msg: 'created', customer });
    logger.info('created', { classification: 'PII', customer });
    logger.info(
      { message: 'created', classification: 'PII', operation: 'create', customer },
      new Error('why'),
    );
    const [keyed, keys, object] = written.lines();
    expect(keyed).toMatchObject({ classification: 'PII', message: { msg: masked, customer: masked } });
    expect(keys).toMatchObject({
      classification: 'PII',
      message: masked,
      customer: masked,
      service: 'orders',
    });
    expect(object).toMatchObject({ operation: 'create', message: masked, customer: masked, error: masked });
  });

  it('that there is not is treated as PII', () => {
    const logger = withPolicy('mask');
    logger.info({ classification: 'pii' as never, msg: 'created', customer });
    logger.method({ classification: 'personal' as never, level: 'INFO' })((given: unknown) => given)(
      customer,
    );
    logger.error('failed', new StdPyPwExtError(customer.email, { classification: 'secret' as never }));
    expect(written.lines()).toHaveLength(4);
    expect(written.texts().join('\n')).not.toContain(customer.email);
  });

  it('that is empty is none, on the first line and on the next', () => {
    const logger = withPolicy('mask');
    logger.info('created', { classification: '' });
    logger.info('created', { classification: '' });
    for (const line of written.lines()) expect(line.message).toBe('created');
  });

  it('has a keyed hash, equal for equal values', () => {
    const logger = withPolicy({ hash: 'a key' });
    logger.info({ classification: 'PII', customer });
    logger.info({ classification: 'PII', customer: { ...customer } });
    const [first, second] = written.lines();
    expect(first?.message).toEqual({ customer: expect.stringMatching(/^hmac-sha256:/) });
    expect(second?.message).toEqual(first?.message);
  });

  it('keeps its frame under drop', () => {
    withPolicy('drop').info({ classification: 'PII', operation: 'create', msg: 'created', customer });
    expect(written.line()).toMatchObject({ classification: 'PII', operation: 'create', message: {} });
    expect(written.texts()[0]).not.toContain('example.com');
  });

  it.each(['mask', 'drop'] as const)('keeps the texts of logger.method under %s', (policy) => {
    const logger = withPolicy(policy);
    const logged = logger.method({ classification: 'PII', level: 'INFO' })(function create(
      _customer: object,
    ) {
      throw new Error('a@example.com is taken');
    });
    expect(() => logged(customer)).toThrow();
    expect(written.lines().map(({ message }) => (message as { msg: string }).msg)).toEqual([
      'Entering create',
      'Exception in create',
    ]);
    expect(written.texts().join()).not.toContain('example.com');
    expect(written.lines()[1]).toMatchObject({ exception_name: 'Error' });
  });

  it.each<[string, (logger: PyPwExtLogger) => void]>([
    ['persistent keys', (logger) => logger.appendPersistentKeys({ classification: 'PII' })],
    ['temporary keys', (logger) => logger.appendKeys({ classification: 'PII' })],
  ])('is redacted too when the classification comes from %s', (_name, set) => {
    const logger = withPolicy('mask');
    set(logger);
    for (let time = 0; time < 3; time++) logger.info('a@example.com', { customer });
    expect(written.lines()).toHaveLength(3);
    expect(written.texts().join()).not.toContain('example.com');
  });

  it('is redacted too when the classification comes from the invocation', () => {
    const logger = withPolicy('mask');
    runInvocation({ logKeys: { classification: 'PII' } }, () => {
      for (let time = 0; time < 3; time++) logger.info('a@example.com', { customer });
    });
    expect(written.texts().join()).not.toContain('example.com');
  });

  it('is that of the error when the error is more sensitive', () => {
    const logger = withPolicy('mask');
    const create = logger.method(function create(_customer: object) {
      throw new StdPyPwExtError('a@example.com is taken', { classification: 'PII' });
    });
    expect(() => create(customer)).toThrow();
    expect(written.line()).toMatchObject({ classification: 'PII', exception_name: 'StdPyPwExtError' });
    expect(written.texts().join()).not.toContain('example.com');
  });
});

describe('a classified error in an entry that is not', () => {
  const log: [string, (logger: PyPwExtLogger, error: Error) => void][] = [
    ['itself', (logger, error) => logger.error('failed', error)],
    ['as a cause', (logger, error) => logger.error('failed', new Error('outer', { cause: error }))],
    ['in an aggregate', (logger, error) => logger.error('failed', new AggregateError([error]))],
    ['in a keyed object', (logger, error) => logger.error({ msg: 'failed', error })],
    [
      'as the cause in a keyed object',
      (logger, error) => logger.error({ error: new Error('o', { cause: error }) }),
    ],
  ];
  it.each(log)('has its message, stack and details masked, %s', (_name, write) => {
    const details = { email: 'a@example.com' };
    const error = new StdPyPwExtError('a@example.com is taken', { classification: 'PII', details });
    write(withPolicy('mask'), error);
    expect(written.texts().join()).not.toContain('example.com');
    expect(written.texts().join()).toContain('StdPyPwExtError');
  });
});

describe('an encoder', () => {
  const encoder: Encoder = {
    encode: (value) =>
      JSON.stringify(value, (_key, member) => {
        if (typeof member === 'bigint') return Number(member);
        return member instanceof Map ? { entries: [...member] } : member;
      }),
  };

  it('encodes the values before they are redacted', () => {
    const options: PyPwExtLoggerOptions = { encoder };
    new PyPwExtLogger(options)
      .createChild()
      .info('x', { map: new Map([['a', 1]]), count: 2n, login: { password: 'p' } });
    expect(written.line()).toMatchObject({
      map: { entries: [['a', 1]] },
      count: 2,
      login: { password: masked },
    });
  });

  it('that refuses a value leaves it to the usual way', () => {
    const refuse: Encoder = {
      encode: () => {
        throw new Error('refused');
      },
    };
    new PyPwExtLogger({ encoder: refuse }).info('x', { map: new Map([['a', 1]]) });
    expect(written.line()).toMatchObject({ map: { a: 1 } });
  });
});
