import { type AuditRecord, PyPwExtLogger } from '@pypwext/logger';
import { expect, it, vi } from 'vitest';
import { writtenLines } from './written-lines.ts';

const written = writtenLines();
const record: AuditRecord = {
  operation: 'refund',
  actor: 'clerk-17',
  target: { payment: 'P-1' },
  outcome: 'success',
};

it('an audit record is an AUDIT entry with a number', () => {
  new PyPwExtLogger({ serviceName: 'payments' }).audit(record);
  const { timestamp, audit_sequence, ...line } = written.line();
  expect(line).toEqual({
    level: 'INFO',
    message: { msg: 'refund: success', actor: 'clerk-17', target: { payment: 'P-1' }, outcome: 'success' },
    service: 'payments',
    sampling_rate: 0,
    type: 'AUDIT',
    operation: 'refund',
  });
  expect(audit_sequence).toBeGreaterThan(0);
});

it('an audit record may say what went wrong, in its own words', () => {
  new PyPwExtLogger().audit({
    ...record,
    outcome: 'failure',
    msg: 'no refund',
    error: new RangeError('too much'),
  });
  expect(written.line()).toMatchObject({
    message: { msg: 'no refund', outcome: 'failure' },
    exception_name: 'RangeError',
  });
});

it('audit entries are written at any level, in any form', () => {
  const logger = new PyPwExtLogger({ logLevel: 'SILENT' });
  logger.audit(record);
  logger.info({ type: 'AUDIT', msg: 'keyed' });
  logger.debug({ message: 'with a message', type: 'AUDIT' });
  logger.trace('with keys', { type: 'AUDIT' });
  logger.debug('ordinary', { type: 'STD' });
  expect(written.lines().map(({ type }) => type)).toEqual(['AUDIT', 'AUDIT', 'AUDIT', 'AUDIT']);
});

it('audit entries of all loggers are numbered without a gap', () => {
  const one = new PyPwExtLogger();
  const other = one.createChild();
  one.audit(record);
  other.info({ type: 'AUDIT', msg: 'keyed' });
  one.audit({
    ...record,
    get detail(): never {
      throw new Error('unreadable');
    },
  });
  other.audit(record);
  const numbers = written.lines().map(({ audit_sequence }) => audit_sequence as number);
  const [first = 0] = numbers;
  expect(numbers).toEqual([first, first + 1, first + 2, first + 3]);
});

it('audit entries are never buffered', () => {
  vi.stubEnv('_X_AMZN_TRACE_ID', 'Root=1-5759e988-bd862e3fe1be46a994272793');
  const logger = new PyPwExtLogger({ logLevel: 'DEBUG', logBufferOptions: { bufferAtVerbosity: 'WARN' } });
  logger.info('buffered');
  logger.audit(record);
  logger.method({ type: 'AUDIT' })(() => 1)();
  expect(written.lines().map(({ type }) => type)).toEqual(['AUDIT', 'AUDIT', 'AUDIT']);
});

it('audit entries pass the minimum level of Lambda itself', () => {
  vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', 'ERROR');
  new PyPwExtLogger().audit(record);
  expect(written.line().level).toBe('ERROR');
});
