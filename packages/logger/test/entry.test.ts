import { Arguments, Classification, LogType, Operation, runInvocation, StdPyPwExtError } from '@pypwext/base';
import { PyPwExtLogger } from '@pypwext/logger';
import { describe, expect, it, vi } from 'vitest';
import { lambdaContext } from './lambda-context.ts';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();

describe('an entry', () => {
  it('has level, message, timestamp and service, and nothing that says nothing', () => {
    new PyPwExtLogger({ serviceName: 'orders', sampleRateValue: 0 }).info('received');
    const { timestamp, ...rest } = written.line();
    expect(rest).toEqual({ level: 'INFO', message: 'received', service: 'orders', sampling_rate: 0 });
    expect(Date.parse(timestamp as string)).not.toBeNaN();
  });

  it('has classification and type on each line when they are not to be skipped', () => {
    const logger = new PyPwExtLogger({ skipInfoNa: false, skipStdType: false });
    logger.info('received');
    logger.info('received');
    logger.info('received');
    for (const line of written.lines()) expect(line).toMatchObject({ classification: 'NA', type: 'STD' });
    expect(written.lines()).toHaveLength(3);
  });

  it('has the marks of a keyed object beside a message of all the rest', () => {
    new PyPwExtLogger().info({
      [Operation]: 'pay',
      [Classification]: 'PII',
      [LogType]: 'STD',
      [Arguments]: { amount: 1 },
      msg: 'paying',
      further: 2,
    });
    const line = written.line();
    expect(line).toMatchObject({ operation: 'pay', classification: 'PII' });
    expect(line.message).toEqual({ msg: 'paying', args: { amount: 1 }, further: 2 });
    expect(line).not.toHaveProperty('type');
  });

  it('keeps the keys of an object with a message at the root, as Powertools does', () => {
    new PyPwExtLogger().info({ message: 'paying', amount: 1 });
    expect(written.line()).toMatchObject({ message: 'paying', amount: 1 });
  });

  it('tells the error of a keyed object as exception and exception_name', () => {
    new PyPwExtLogger().error({ msg: 'failed', error: new StdPyPwExtError('no funds') });
    const line = written.line();
    expect(line.exception_name).toBe('StdPyPwExtError');
    expect(line.exception).toMatch(/^StdPyPwExtError: no funds\n {4}at /);
    expect(line.message).toEqual({ msg: 'failed' });
  });

  it('tells the causes of an exception too', () => {
    const error = new Error('outer', { cause: new TypeError('inner') });
    new PyPwExtLogger().error({ msg: 'failed', error });
    expect(written.line().exception).toMatch(/^Error: outer\n(?:.*\n)*caused by: TypeError: inner\n/);
  });

  it('has the identifiers of the invocation it is written in', () => {
    const logger = new PyPwExtLogger();
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const trace = {
      pypwextId: 'p-1',
      correlationId: 'c-1',
      traceparent,
      xray: 'Root=1-5759e988-bd862e3fe1be;Sampled=1',
    };
    runInvocation({ trace, logKeys: { tenant: 't-1', level: 'not a level' } }, () => {
      logger.info('in');
      logger.info('in');
      logger.info('in');
    });
    logger.info('out');
    const [first, second, third, out] = written.lines();
    expect(first).toMatchObject({
      level: 'INFO',
      pypwext_id: 'p-1',
      correlation_id: 'c-1',
      trace_id: '0af7651916cd43dd8448eb211c80319c',
      xray_trace_id: '1-5759e988-bd862e3fe1be',
      tenant: 't-1',
    });
    expect({ ...second, timestamp: 0 }).toEqual({ ...first, timestamp: 0 });
    expect({ ...third, timestamp: 0 }).toEqual({ ...first, timestamp: 0 });
    expect(out).not.toHaveProperty('pypwext_id');
    expect(out).not.toHaveProperty('tenant');
  });

  it('keeps the correlation id that the logger was given', () => {
    const logger = new PyPwExtLogger();
    runInvocation({ trace: { correlationId: 'of the invocation' } }, () => {
      logger.setCorrelationId('set');
      expect(logger.getCorrelationId()).toBe('set');
      logger.info('in');
    });
    expect(written.line().correlation_id).toBe('set');
  });

  it('leaves a traceparent out that is none', () => {
    const logger = new PyPwExtLogger();
    for (const traceparent of ['nonsense', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`]) {
      runInvocation({ trace: { traceparent } }, () => logger.info('in'));
    }
    for (const line of written.lines()) expect(line).not.toHaveProperty('trace_id');
  });

  it('is the sample entry of the Python library, field for field', async () => {
    vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-619e4067-2d3b5a7e2f4c5d6e7f809102;Parent=1;Sampled=1');
    vi.stubEnv('AWS_LAMBDA_INITIALIZATION_TYPE', 'on-demand');
    const logger = new PyPwExtLogger({ serviceName: 'my service' });
    class Payments {
      async pay(_order: { amount: number }): Promise<void> {
        throw new StdPyPwExtError('no funds');
      }
    }
    const options = { classification: 'PII', type: 'AUDIT', operation: 'pay', level: 'TRACE' } as const;
    const pay = logger.method(options)(Payments.prototype.pay);
    logger.addContext(lambdaContext('r-1'));
    await runInvocation({ trace: { correlationId: 'c-1' } }, () =>
      expect(pay.call(new Payments(), { amount: 1 })).rejects.toThrow('no funds'),
    );
    const { timestamp, exception, audit_sequence, ...line } = written.lines()[1] ?? {};
    expect(line).toEqual({
      level: 'ERROR',
      location: 'Payments.pay',
      message: { msg: 'Exception in pay', args: { amount: 1 }, outcome: 'failure' },
      service: 'my service',
      classification: 'PII',
      type: 'AUDIT',
      cold_start: true,
      function_name: 'test_func',
      function_arn: 'arn:aws:lambda:eu-north-1:123456789012:function:test_func',
      function_memory_size: '128',
      function_request_id: 'r-1',
      correlation_id: 'c-1',
      operation: 'pay',
      exception_name: 'StdPyPwExtError',
      sampling_rate: 0,
      xray_trace_id: '1-619e4067-2d3b5a7e2f4c5d6e7f809102',
    });
    expect(exception).toMatch(/^StdPyPwExtError: no funds\n {4}at /);
    expect(timestamp).toBeTypeOf('string');
    expect(audit_sequence).toBeTypeOf('number');
  });
});

describe('the location of an entry', () => {
  it('is the function and line of the call, at ERROR and above', () => {
    const logger = new PyPwExtLogger();
    function charge(): void {
      logger.error('failed');
      logger.critical('failed');
      logger.warn('nearly failed');
    }
    charge();
    const [error, critical, warn] = written.lines();
    expect(error?.location).toMatch(/^charge:\d+$/);
    expect(critical?.location).toMatch(/^charge:\d+$/);
    expect(warn).not.toHaveProperty('location');
  });

  it('is on every entry when asked for, and on none when switched off', () => {
    const always = new PyPwExtLogger({ location: 'always' });
    const off = new PyPwExtLogger({ location: 'off' });
    (function look() {
      always.info('here');
      off.error('nowhere');
    })();
    const [here, nowhere] = written.lines();
    expect(here?.location).toMatch(/^look:\d+$/);
    expect(nowhere).not.toHaveProperty('location');
  });

  it('leaves the limit of the stack as it was', () => {
    const before = Error.stackTraceLimit;
    new PyPwExtLogger().error('failed');
    expect(Error.stackTraceLimit).toBe(before);
  });
});
