import { type InfoClassification, PyPwExtInternalError, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import {
  composeHandler,
  type GatewayResponse,
  PyPwExtResponse,
  PyPwExtService,
  type ResponseOptions,
} from '../src/index.ts';
import { httpEvent } from './events.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });

const fail = async () => {
  throw new StdPyPwExtError('ssn 19121212-1212', {
    classification: 'PII',
    details: { ssn: '19121212-1212' },
  });
};

describe('an option that is undefined has its default', () => {
  test('disclose: errors above CORPORATE_SENSITIVE_INFO are not told', async () => {
    const handler = service.handler({ response: { disclose: undefined, justStatusCode: false } }, fail);
    const { body = '' } = (await handler(httpEvent())) as GatewayResponse;
    expect(JSON.parse(body)).toEqual({ error: { code: 400, msg: 'Bad Request', classification: 'PII' } });
  });

  test('disclose of the service too', async () => {
    const quiet = new PyPwExtService({ disclose: undefined, logger: silentLogger() });
    const { body } = (await quiet.handler(
      { response: { justStatusCode: false } },
      fail,
    )(httpEvent())) as GatewayResponse;
    expect(body).not.toContain('1212');
  });

  test('type: the door is found out from the event', async () => {
    const handler = service.handler(
      { response: { type: undefined } },
      async () => new PyPwExtResponse({ cookies: ['a=1'] }),
    );
    expect(await handler(httpEvent())).toMatchObject({ cookies: ['a=1'] });
  });

  test('alwaysReturn, justStatusCode, codeFromError and format', async () => {
    const response: ResponseOptions = {
      alwaysReturn: undefined,
      justStatusCode: undefined,
      codeFromError: undefined,
      format: undefined,
    };
    const handler = service.handler({ response }, fail);
    expect(await handler(httpEvent())).toEqual({ statusCode: 400 });
  });
});

describe('a classification that there is not is refused', () => {
  const misspelt = 'pii' as InfoClassification;
  const message = 'disclose is one of NA, AUTHORIZATION_INFO, CORPORATE_SENSITIVE_INFO, PII; it is "pii"';

  test.each([
    ['of a response', () => service.response({ disclose: misspelt })],
    ['of a handler', () => service.handler({ response: { disclose: misspelt } }, fail)],
    ['of a service', () => new PyPwExtService({ disclose: misspelt })],
    ['of a composed handler', () => composeHandler({ encoder: JSON, disclose: misspelt } as never)({}, fail)],
  ])('%s', (_, make) => {
    expect(make).toThrow(PyPwExtInternalError);
    expect(make).toThrow(message);
  });
});

test('service.handler without a function says what it takes', () => {
  expect(() => service.handler({}, undefined as never)).toThrow(
    'service.handler takes its options, and a function; it got undefined',
  );
});
