import { StdPyPwExtError } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it, vi } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const logger = new PyPwExtLogger({ logLevel: 'DEBUG' });
const messages = (): unknown[] => written.lines().map(({ message }) => message);

describe('a logged function', () => {
  it('writes an entry line at DEBUG and an exit line at INFO', () => {
    const logged = logger.method(function add(a: number, b: number) {
      return a + b;
    });
    expect(logged(1, 2)).toBe(3);
    expect(written.lines()).toMatchObject([
      { level: 'DEBUG', location: 'add', message: { msg: 'Entering add', args: [1, 2] } },
      { level: 'INFO', location: 'add', message: { msg: 'Exiting add', return: 3 } },
    ]);
  });

  it('writes a line with arguments and error at ERROR, and throws on', async () => {
    const error = new StdPyPwExtError('no funds', { classification: 'PII', details: { account: 1 } });
    const logged = logger.method({ operation: 'pay', level: 'WARN' })(async function pay(_order: {
      amount: number;
    }) {
      throw error;
    });
    await expect(logged({ amount: 1 })).rejects.toBe(error);
    const [entering, failing] = written.lines();
    expect(entering).toMatchObject({ level: 'WARN', operation: 'pay' });
    expect(failing).toMatchObject({
      level: 'ERROR',
      operation: 'pay',
      classification: 'PII',
      message: { msg: 'Exception in pay', args: { amount: 1 }, details: { account: 1 } },
      exception_name: 'StdPyPwExtError',
    });
    expect(written.lines()).toHaveLength(2);
  });

  it('keeps its kind, its name and its length', async () => {
    const sync = logger.method((a: number) => a);
    const later = logger.method(async (a: number) => a);
    expect(sync(1)).toBe(1);
    expect(later(1)).toBeInstanceOf(Promise);
    expect(await later(1)).toBe(1);
    const named = logger.method(function original(_a: number, _b: number) {});
    expect([named.name, named.length]).toEqual(['original', 2]);
  });

  it('that is a generator ends with its last step', async () => {
    const counted = logger.method(function* numbers(to: number) {
      for (let n = 1; n <= to; n++) yield n;
      return 'done';
    });
    const failing = logger.method(async function* later() {
      yield 1;
      throw new RangeError('no more');
    });
    expect([...counted(2)]).toEqual([1, 2]);
    const steps = failing();
    expect(await steps.next()).toEqual({ done: false, value: 1 });
    await expect(steps.next()).rejects.toThrow('no more');
    expect(messages()).toMatchObject([
      { msg: 'Entering numbers', args: [2] },
      { msg: 'Exiting numbers', return: 'done' },
      { msg: 'Entering later' },
      { msg: 'Exception in later' },
    ]);
  });

  it('names the classification, type and operation of both lines, or of each', () => {
    const options = { classification: 'PII', operation: 'in' } as const;
    logger.method(options)(() => 1)();
    logger.method({ ...options, eqKeywords: false })(() => 1)();
    logger.method({ ...options, outOperation: 'out', outClassification: 'AUTHORIZATION_INFO' })(() => 1)();
    expect(written.lines().map(({ classification, operation }) => [classification, operation])).toEqual([
      ['PII', 'in'],
      ['PII', 'in'],
      ['PII', 'in'],
      [undefined, undefined],
      ['PII', 'in'],
      ['AUTHORIZATION_INFO', 'out'],
    ]);
  });

  it.each([
    ['one object as it is', undefined, [{ a: 1 }], { a: 1 }],
    ['one other value as an array', undefined, ['a'], ['a']],
    ['one array as it is', undefined, [[1, 2]], [1, 2]],
    ['several as an array', undefined, ['a', { b: 1 }], ['a', { b: 1 }]],
    ['none as nothing', undefined, [], undefined],
    ['by name', ['first', 'second'], ['a', 'b'], { first: 'a', second: 'b' }],
    ['by name, and by place where names run out', ['first'], ['a', 'b'], { first: 'a', 1: 'b' }],
    ['as a function makes them', (a: string) => a.length, ['abc'], 3],
    ['not at all', false, ['a'], undefined],
  ])('logs its arguments: %s', (_name, args, given, expected) => {
    logger.method({ args: args as false })((..._values: unknown[]) => {})(...given);
    expect(messages()[0]).toEqual({
      msg: 'Entering anonymous',
      ...(expected === undefined ? {} : { args: expected }),
    });
  });

  it('logs its result, what a function makes of it, or nothing', () => {
    logger.method({ args: false, result: (value: number) => value * 2 })(() => 2)();
    logger.method({ args: false, result: false })(() => 2)();
    expect(messages()).toEqual([
      { msg: 'Entering anonymous' },
      { msg: 'Exiting anonymous', return: 4 },
      { msg: 'Entering anonymous' },
      { msg: 'Exiting anonymous' },
    ]);
  });

  it('without a name is called after its operation', () => {
    logger.method({ operation: 'pay' })(() => {})();
    expect(messages()).toEqual([{ msg: 'Entering pay' }, { msg: 'Exiting pay' }]);
  });

  it('goes on when a mapper throws', () => {
    const fail = (): never => {
      throw new RangeError('mapper');
    };
    expect(logger.method({ args: fail, result: fail })(() => 2)()).toBe(2);
    expect(messages()).toEqual([
      { msg: 'Entering anonymous', args: '[Throws RangeError]' },
      { msg: 'Exiting anonymous', return: '[Throws RangeError]' },
    ]);
  });

  it('throws on what it threw, whatever that is', () => {
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    for (const thrown of [undefined, null, 'text', 17, Object.create(null), revoked.proxy]) {
      let caught: unknown = 'nothing';
      try {
        logger.method(() => {
          throw thrown;
        })();
      } catch (error) {
        caught = error;
      }
      expect(Object.is(caught, thrown)).toBe(true);
    }
  });

  it('computes nothing for a level that is off', () => {
    const quiet = new PyPwExtLogger({ logLevel: 'CRITICAL' });
    const map = vi.fn();
    const work = quiet.method({ args: map, result: map })((fails: boolean) => {
      if (fails) throw new Error('failed');
    });
    work(false);
    expect(() => work(true)).toThrow('failed');
    expect(map).not.toHaveBeenCalled();
    expect(written.texts()).toEqual([]);
  });

  it('logs no failure when asked not to', () => {
    const work = logger.method({ logException: false })(() => {
      throw new Error('failed');
    });
    expect(() => work()).toThrow('failed');
    expect(messages()).toEqual([{ msg: 'Entering anonymous' }]);
  });

  it('tells the stack of an error once, however many logged functions it passes', () => {
    const inside = logger.method(function inner() {
      throw new RangeError('failed');
    });
    const around = logger.method(function outer() {
      inside();
    });
    expect(() => around()).toThrow('failed');
    const [, , first, second] = written.lines();
    expect(first).toMatchObject({ message: { msg: 'Exception in inner' } });
    expect(first?.exception).toContain('\n    at ');
    expect(second).toMatchObject({
      message: { msg: 'Exception in outer' },
      exception: 'RangeError: failed',
      exception_name: 'RangeError',
    });
  });
});

describe('a function logged as AUDIT', () => {
  const quiet = new PyPwExtLogger({ logLevel: 'SILENT' });
  const audited = quiet.method({ type: 'AUDIT', operation: 'create-offer' });

  it('writes one entry line and one exit line whatever the level is', async () => {
    await audited(async function create(id: number) {
      return id;
    })(1);
    const [entering, exiting] = written.lines();
    expect(written.lines()).toHaveLength(2);
    expect(entering).toMatchObject({
      type: 'AUDIT',
      operation: 'create-offer',
      message: { msg: 'Entering create', args: [1], outcome: 'attempt' },
    });
    expect(exiting).toMatchObject({
      type: 'AUDIT',
      operation: 'create-offer',
      message: { msg: 'Exiting create', return: 1, outcome: 'success' },
      audit_sequence: (entering?.audit_sequence as number) + 1,
    });
  });

  it.each([true, false])('writes one entry line and one failure line, logException: %s', (logException) => {
    const create = quiet.method({ type: 'AUDIT', operation: 'create-offer', logException })(() => {
      throw new Error('failed');
    });
    expect(() => create()).toThrow('failed');
    expect(written.lines()).toMatchObject([
      { type: 'AUDIT', message: { outcome: 'attempt' } },
      { type: 'AUDIT', message: { outcome: 'failure' } },
    ]);
    expect('exception' in (written.lines()[1] ?? {})).toBe(logException);
  });
});
