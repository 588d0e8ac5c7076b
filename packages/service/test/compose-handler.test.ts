import { StdPyPwExtError } from '@pypwext/base';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { composeHandler, createHandler, PyPwExtResponse, problemFormat } from '../src/index.ts';
import { DOORS } from './events.ts';
import { lambdaContext } from './lambda-context.ts';

const encoder = { encode: JSON.stringify };
const Order = z.object({ id: z.string() });

test.each(DOORS)('$door: it answers as createHandler does', async ({ event }) => {
  const options = { model: Order, response: { justStatusCode: false } };
  const answer = async ({ id }: { id: string }): Promise<PyPwExtResponse> => {
    if (id === 'B') throw new StdPyPwExtError('Sold out', { code: 409, details: { id } });
    return new PyPwExtResponse({ id, statusCode: 201 });
  };
  for (const body of ['{"id":"A"}', '{"id":"B"}', '{"id":17}', '{', '']) {
    const request = event({ body });
    const composed = await composeHandler({ encoder })(options, answer)(request, lambdaContext());
    expect(composed).toEqual(await createHandler()(options, answer)(request, lambdaContext()));
  }
});

test('problem details are a part', async () => {
  const options = { response: { justStatusCode: false, format: 'problem' } } as const;
  const answer = async (): Promise<never> => {
    throw new StdPyPwExtError('Sold out', { code: 409 });
  };
  const composed = composeHandler({ encoder, problem: problemFormat })(options, answer);
  expect(await composed({}, lambdaContext())).toEqual(
    await createHandler()(options, answer)({}, lambdaContext()),
  );
});

test('without that part problem details are refused where they are asked for by the service', () => {
  const options = { response: { format: 'problem' } } as const;
  expect(() => composeHandler({ encoder })(options, async () => undefined)).toThrow(
    "format: 'problem' needs the part problem: problemFormat",
  );
});

test('and are not negotiated where they are asked for by a client', async () => {
  const handler = composeHandler({ encoder })({ response: { justStatusCode: false } }, async () => {
    throw new StdPyPwExtError('Sold out', { code: 409 });
  });
  const event = { headers: { accept: 'application/problem+json' } };
  expect(await handler(event)).toMatchObject({ headers: { 'Content-Type': 'application/json' } });
});
