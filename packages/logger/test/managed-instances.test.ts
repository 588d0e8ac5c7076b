import { PyPwExtLogger } from '@pypwext/logger';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gate } from './gate.ts';
import { lambdaContext } from './lambda-context.ts';
import { RuntimeStore } from './runtime-store.ts';
import { type Line, writtenLines } from './written-lines.ts';

const written = writtenLines();
const store = new RuntimeStore();

beforeEach(() => {
  vi.stubEnv('AWS_LAMBDA_MAX_CONCURRENCY', '10');
  vi.stubGlobal('awslambda', { InvokeStore: store });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('invocations on Managed Instances never see the keys, context, level or trace of each other', async () => {
  const logger = new PyPwExtLogger({ serviceName: 'orders' });
  const firstIsSet = gate();
  const secondIsSet = gate();
  const first = store.run('1-first', async () => {
    logger.addContext(lambdaContext('r-first'));
    logger.appendKeys({ order: 'first', onlyFirst: true });
    logger.setLogLevel('VERBOSE');
    firstIsSet.open();
    await secondIsSet.opened;
    expect(logger.getLevelName()).toBe('VERBOSE');
    logger.trace('working');
    logger.verbose('working');
  });
  const second = store.run('1-second', async () => {
    await firstIsSet.opened;
    logger.verbose('working');
    logger.addContext(lambdaContext('r-second'));
    logger.appendKeys({ order: 'second' });
    logger.setLogLevel('TRACE');
    expect(logger.getLevelName()).toBe('TRACE');
    secondIsSet.open();
    logger.trace('working');
  });
  await Promise.all([first, second]);
  const [ofSecond, ofFirst, ...others] = written.lines() as [Line, Line];
  expect(others).toEqual([]);
  expect(ofSecond).toMatchObject({
    level: 'TRACE',
    order: 'second',
    function_request_id: 'r-second',
    xray_trace_id: '1-second',
  });
  expect(ofSecond).not.toHaveProperty('onlyFirst');
  expect(ofFirst).toMatchObject({
    level: 'VERBOSE',
    order: 'first',
    function_request_id: 'r-first',
    xray_trace_id: '1-first',
  });
  expect(logger.getLevelName()).toBe('INFO');
});

it('a runtime without the store costs no entry and no exception', () => {
  vi.stubGlobal('awslambda', undefined);
  const logger = new PyPwExtLogger({ serviceName: 'orders' });
  logger.info('x', { a: 1 });
  expect(written.line()).toMatchObject({ level: 'INFO', message: 'x' });
});
