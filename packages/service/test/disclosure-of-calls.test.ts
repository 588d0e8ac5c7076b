import { PyPwExtHTTPError, StdPyPwExtError } from '@pypwext/base';
import { expect, test } from 'vitest';
import { PyPwExtService } from '../src/index.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });

const toldOf = async (error: Error, format: 'pypwext' | 'problem' = 'pypwext'): Promise<unknown> => {
  const handler = service.handler({ response: { justStatusCode: false, format } }, async () => {
    throw error;
  });
  const { body } = (await handler({})) as { body: string };
  return JSON.parse(body);
};

const failed = (more = {}): PyPwExtHTTPError =>
  new PyPwExtHTTPError('GET https://orders.internal:8443/v1 answered 503', {
    code: 503,
    method: 'GET',
    url: 'https://orders.internal:8443/v1',
    details: { host: 'orders.internal' },
    ...more,
  });

test('the error of a call to another service does not name its address', async () => {
  expect(await toldOf(failed())).toEqual({
    error: { code: 503, msg: 'A call to another service failed', classification: 'NA' },
  });
  expect(JSON.stringify(await toldOf(failed(), 'problem'))).not.toContain('orders.internal');
});

test('who wants it told says so', async () => {
  expect(await toldOf(failed({ publicMessage: undefined }))).toMatchObject({
    error: { msg: 'GET https://orders.internal:8443/v1 answered 503', details: { host: 'orders.internal' } },
  });
});

test('any error may have a message for clients, and keeps its own', async () => {
  const error = new StdPyPwExtError('Row 17 is locked', {
    code: 409,
    publicMessage: 'Try again',
    details: 17,
  });
  expect(await toldOf(error)).toEqual({ error: { code: 409, msg: 'Try again', classification: 'NA' } });
  expect(error.message).toBe('Row 17 is locked');
  expect(error.toJSON()).toEqual({
    code: 409,
    action: 'RAISE',
    msg: 'Row 17 is locked',
    classification: 'NA',
    details: 17,
  });
});

test('the classification comes first', async () => {
  const error = new StdPyPwExtError('m', { code: 409, publicMessage: 'Try again', classification: 'PII' });
  expect(await toldOf(error)).toEqual({ error: { code: 409, msg: 'Conflict', classification: 'PII' } });
});

test('the error of a request that does not fit is told, as it has no address', async () => {
  expect(await toldOf(new PyPwExtHTTPError('Too old', { code: 422 }))).toMatchObject({
    error: { msg: 'Too old' },
  });
});
