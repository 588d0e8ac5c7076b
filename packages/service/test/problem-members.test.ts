import { StdPyPwExtError } from '@pypwext/base';
import { expect, test } from 'vitest';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';

const service = new PyPwExtService();

test('a member of the body that the problem says nothing of stays in it', async () => {
  const handler = service.handler({ response: { format: 'problem', justStatusCode: false } }, async () => {
    const error = new StdPyPwExtError('sold out', { code: 409 });
    return new PyPwExtResponse({ statusCode: 409, errors: ['partial'], error });
  });
  const { body = '' } = (await handler(httpEvent())) as GatewayResponse;
  expect(JSON.parse(body)).toMatchObject({ status: 409, detail: 'sold out', errors: ['partial'] });
});
