import { currentInvocation, runInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it } from 'vitest';
import { gate } from './gate.ts';
import { lambdaContext } from './lambda-context.ts';
import { type Line, writtenLines } from './written-lines.ts';

const written = writtenLines();
const of = (id: string): Line[] => written.lines().filter(({ pypwext_id }) => pypwext_id === id);

describe('invocations that share a logger', () => {
  it('never see the keys, context, level or correlation id of each other', async () => {
    const logger = new PyPwExtLogger({ serviceName: 'orders' });
    logger.appendKeys({ stage: 'test' });
    const firstIsSet = gate();
    const secondIsSet = gate();
    const first = runInvocation({ trace: { pypwextId: 'first' } }, async () => {
      logger.addContext(lambdaContext('r-first'));
      logger.appendKeys({ order: 'first', onlyFirst: true });
      logger.setCorrelationId('c-first');
      logger.setLogLevel('DEBUG');
      firstIsSet.open();
      await secondIsSet.opened;
      for (let time = 0; time < 3; time++) logger.debug('working');
    });
    const second = runInvocation({ trace: { pypwextId: 'second' } }, async () => {
      await firstIsSet.opened;
      logger.debug('not written');
      logger.addContext(lambdaContext('r-second'));
      logger.appendKeys({ order: 'second' });
      logger.setCorrelationId('c-second');
      secondIsSet.open();
      for (let time = 0; time < 3; time++) logger.info('working');
      logger.removeKeys(['stage']);
      logger.info('working');
    });
    await Promise.all([first, second]);
    logger.info('after');

    expect(of('first')).toHaveLength(3);
    for (const line of of('first')) {
      expect(line).toMatchObject({
        level: 'DEBUG',
        function_request_id: 'r-first',
        correlation_id: 'c-first',
        order: 'first',
        onlyFirst: true,
        stage: 'test',
      });
    }
    expect(of('second')).toHaveLength(4);
    for (const line of of('second')) {
      expect(line).toMatchObject({
        level: 'INFO',
        function_request_id: 'r-second',
        correlation_id: 'c-second',
        order: 'second',
      });
      expect(line).not.toHaveProperty('onlyFirst');
    }
    expect(of('second').map(({ stage }) => stage)).toEqual(['test', 'test', 'test', undefined]);
    const after = written.lines().at(-1);
    expect(after).toMatchObject({ message: 'after', stage: 'test' });
    for (const key of ['order', 'correlation_id', 'function_request_id'])
      expect(after).not.toHaveProperty(key);
  });

  it('stay apart, a hundred of them, step by step', async () => {
    const logger = new PyPwExtLogger({ serviceName: 'orders' });
    const steps = Array.from({ length: 4 }, () => gate());
    const runs = Array.from({ length: 100 }, (_, id) =>
      runInvocation({ trace: { pypwextId: `p-${id}` } }, async () => {
        for (const [step, { opened }] of steps.entries()) {
          await opened;
          logger.appendKeys({ id, step });
          logger.info('step', { own: id });
        }
      }),
    );
    for (const { open } of steps) open();
    await Promise.all(runs);
    expect(written.lines()).toHaveLength(400);
    for (const { pypwext_id, id, own } of written.lines()) {
      expect([pypwext_id, own]).toEqual([`p-${id}`, id]);
    }
  });

  it('start clean, one after the other', async () => {
    const logger = new PyPwExtLogger();
    await runInvocation({}, async () => logger.appendKeys({ leaked: true }));
    await runInvocation({}, async () => logger.info('next'));
    expect(written.line()).not.toHaveProperty('leaked');
  });

  it('can reset their keys, and hand them to children', async () => {
    const logger = new PyPwExtLogger();
    await runInvocation({}, async () => {
      logger.appendKeys({ order: { id: 1 } });
      logger.appendKeys({ order: { state: 'new' } });
      logger.addContext(lambdaContext('r-1'));
      logger.createChild({ persistentKeys: { child: true } }).info('child');
      logger.resetKeys();
      logger.info('reset');
    });
    const [child, reset] = written.lines();
    expect(child).toMatchObject({ child: true, order: { id: 1, state: 'new' }, function_request_id: 'r-1' });
    expect(reset).not.toHaveProperty('order');
  });

  it('see persistent keys, which belong to the logger', async () => {
    const logger = new PyPwExtLogger();
    await runInvocation({}, async () => {
      logger.info('before');
      logger.appendPersistentKeys({ version: 2 });
      logger.info('inside');
      logger.appendKeys({ version: 3 });
      logger.info('hidden');
      logger.removeKeys(['version']);
      logger.info('shown');
    });
    logger.info('outside');
    expect(written.lines().map(({ version }) => version)).toEqual([undefined, 2, 3, 2, 2]);
  });

  it('keep to themselves what work does that is left running after their end', async () => {
    const logger = new PyPwExtLogger();
    const ended = gate();
    let late: Promise<void> | undefined;
    await runInvocation({ trace: { pypwextId: 'early' } }, async () => {
      late = ended.opened.then(() => {
        logger.appendKeys({ leaked: true });
        logger.setLogLevel('SILENT');
        logger.addContext(lambdaContext('r-late'));
        logger.scope({ scoped: true }, () =>
          logger.audit({ operation: 'late', actor: 'a', outcome: 'success' }),
        );
      });
    });
    await runInvocation({ trace: { pypwextId: 'next' } }, async () => {
      ended.open();
      await late;
      logger.info('next');
    });
    const [audit, next] = written.lines();
    expect(audit).toMatchObject({ pypwext_id: 'early', leaked: true, scoped: true });
    expect(next).toMatchObject({ pypwext_id: 'next', message: 'next' });
    for (const key of ['leaked', 'function_request_id']) expect(next).not.toHaveProperty(key);
  });

  it('are told of a reserved key, which is left out', async () => {
    const logger = new PyPwExtLogger();
    await runInvocation({}, async () => {
      logger.appendKeys({ level: 'forged' } as never);
      logger.info('entry');
    });
    expect(written.lines()).toMatchObject([
      { level: 'WARN', message: 'The key "level" is a reserved key and will be dropped.' },
      { level: 'INFO', message: 'entry' },
    ]);
  });
});

describe('a scope', () => {
  const logger = new PyPwExtLogger();

  it('puts keys on the entries of what it calls and awaits, and on no others', async () => {
    const bothAreIn = gate();
    const work = async (order: string): Promise<void> => {
      await logger.scope({ order }, async () => {
        logger.info('in');
        await bothAreIn.opened;
        await Promise.resolve();
        logger.info('in');
      });
      logger.info('out', { after: order });
    };
    await runInvocation({ trace: { pypwextId: 'p' } }, async () => {
      const both = [work('a'), work('b')];
      bothAreIn.open();
      await Promise.all(both);
    });
    const orders = (message: string): unknown[] =>
      written
        .lines()
        .filter((line) => line.message === message)
        .map(({ order }) => order);
    expect(orders('in').sort()).toEqual(['a', 'a', 'b', 'b']);
    expect(orders('out')).toEqual([undefined, undefined]);
    for (const line of written.lines()) expect(line.pypwext_id).toBe('p');
  });

  it('works outside of any invocation, nests, and returns what the function returns', () => {
    const result = logger.scope({ a: 1, b: 1 }, () =>
      logger.scope({ b: 2 }, () => {
        logger.info('in', { c: 3 });
        return 'result';
      }),
    );
    expect(result).toBe('result');
    expect(written.line()).toMatchObject({ a: 1, b: 2, c: 3 });
  });

  it('gives way to the keys of a call', () => {
    logger.scope({ a: 'scope', b: 'scope' }, () => {
      logger.info('text', { a: 'call' });
      logger.info({ message: 'object', a: 'call' });
    });
    for (const line of written.lines()) expect(line).toMatchObject({ a: 'call', b: 'scope' });
  });

  it('keeps the rest of the invocation as it is, also what is set within', async () => {
    await runInvocation({ trace: { pypwextId: 'p' } }, async (invocation) => {
      logger.scope({ a: 1 }, () => {
        const inner = currentInvocation();
        if (inner === undefined) throw new Error('no invocation');
        inner.deadline = 1_000;
        inner.trace = { ...inner.trace, correlationId: 'c' };
        logger.appendKeys({ kept: true });
      });
      expect(invocation).toMatchObject({ deadline: 1_000, trace: { pypwextId: 'p', correlationId: 'c' } });
      logger.info('after');
    });
    expect(written.line()).toMatchObject({ kept: true, correlation_id: 'c' });
    expect(written.line()).not.toHaveProperty('a');
  });

  it('holds for each step of a generator', async () => {
    const numbers = logger.scope({ a: 1 }, async function* () {
      logger.info('step');
      yield 1;
      await Promise.resolve();
      logger.info('step');
      yield 2;
    });
    for await (const number of numbers) logger.info('between', { number });
    expect(written.lines().map(({ message, a }) => [message, a])).toEqual([
      ['step', 1],
      ['between', undefined],
      ['step', 1],
      ['between', undefined],
    ]);
  });

  it('lets errors through', async () => {
    await expect(logger.scope({ a: 1 }, async () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
  });

  it('leaves reserved keys out, with one warning', () => {
    logger.scope({ level: 'forged', a: 1 } as never, () => {
      logger.info('entry');
      logger.info('entry');
    });
    expect(written.lines().map(({ level }) => level)).toEqual(['WARN', 'INFO', 'INFO']);
  });
});
