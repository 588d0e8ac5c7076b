import { currentInvocation, runInvocation } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it } from 'vitest';
import { gate } from './gate.ts';
import { lambdaContext } from './lambda-context.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();

/** The context of a call by another function. */
const calledBy = (requestId: string, trail: object): ReturnType<typeof lambdaContext> =>
  Object.assign(lambdaContext(requestId), {
    clientContext: { custom: { pypwext: JSON.stringify(trail) } },
  });

describe('a Lambda handler whose outermost wrapper is logger.method', () => {
  it('has an invocation, with the identifiers that the caller has sent on each line', async () => {
    const logger = new PyPwExtLogger({ logLevel: 'DEBUG' });
    const handler = logger.method(async function handler(_event: object, _context: object) {
      logger.info('working');
      return currentInvocation()?.trace;
    });
    const trace = await handler({}, calledBy('r-1', { pypwextId: 'p-1', correlationId: 'c-1' }));
    expect(trace).toMatchObject({ pypwextId: 'p-1', correlationId: 'c-1' });
    expect(written.lines()).toHaveLength(3);
    for (const line of written.lines()) {
      expect(line).toMatchObject({ pypwext_id: 'p-1', correlation_id: 'c-1' });
    }
    expect(currentInvocation()).toBeUndefined();
  });

  it('has them from the wrapper of a payload too, and none that are forged', async () => {
    const logger = new PyPwExtLogger();
    const handler = logger.method(async (_event: object, _context: object) => undefined);
    await handler({ pypwext: { pypwextId: 'p-2' }, payload: {} }, lambdaContext('r-1'));
    await handler({}, calledBy('r-2', { pypwextId: 'p\n{"forged":true}' }));
    expect(written.lines().map(({ pypwext_id }) => pypwext_id)).toEqual(['p-2', undefined]);
  });

  it('keeps the keys of two calls apart, step by step', async () => {
    const logger = new PyPwExtLogger();
    const [first, second] = [gate(), gate()];
    const handler = logger.method({ outLevel: 'DEBUG' })(async (event: { id: string }, _context: object) => {
      logger.appendKeys({ id: event.id });
      await (event.id === 'a' ? first.opened : second.opened);
      logger.info('done');
    });
    const calls = [handler({ id: 'a' }, lambdaContext('r-1')), handler({ id: 'b' }, lambdaContext('r-2'))];
    second.open();
    await calls[1];
    first.open();
    await calls[0];
    logger.info('after');
    expect(written.lines().map(({ id }) => id)).toEqual(['b', 'a', undefined]);
  });

  it('streams its response, with the context as its third argument', async () => {
    const logger = new PyPwExtLogger();
    const handler = logger.method({ args: false })(
      async (_event: object, _stream: object, _context: object) => currentInvocation() !== undefined,
    );
    await expect(handler({}, {}, lambdaContext('r-1'))).resolves.toBe(true);
  });

  it('joins an invocation that is open', async () => {
    const logger = new PyPwExtLogger();
    const handler = logger.method(async (_event: object, _context: object) => currentInvocation());
    await runInvocation({ trace: { pypwextId: 'outer' } }, async (invocation) => {
      await expect(handler({}, calledBy('r-1', { pypwextId: 'p-1' }))).resolves.toBe(invocation);
      expect(invocation.trace.pypwextId).toBe('outer');
    });
  });
});

it('any other function that is logged stays outside of invocations, and its keys with the logger', () => {
  const logger = new PyPwExtLogger();
  const helper = logger.method((order: number, _options: object) => {
    logger.appendKeys({ order });
    return currentInvocation();
  });
  expect(helper(1, { awsRequestId: 'r-1' })).toBeUndefined();
  logger.info('after');
  expect(written.lines()[1]).toMatchObject({ order: 1 });
});

it('a function that is given a revoked proxy is called with it', () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const count = new PyPwExtLogger().method((...args: unknown[]) => args.length);
  expect(count(1, proxy)).toBe(2);
});
