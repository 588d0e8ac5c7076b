import { ErrorAction, PyPwExtErrorWithReturn, StdPyPwExtError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
// The two packages do not depend on each other; only base connects them.
import { PyPwExtErrorHandler } from '../../errors/src/index.ts';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { gate } from './gate.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });
const errors = new PyPwExtErrorHandler({ logger: silentLogger() });
const Offer = z.object({ customers: z.array(z.object({ email: z.string(), age: z.number() })) });
type Customer = z.infer<typeof Offer>['customers'][number];

const sendOffer = async (customer: Customer) => {
  if (customer.age >= 18) return customer.email;
  throw new PyPwExtErrorWithReturn('Too young', {
    returnValue: undefined,
    details: { operation: 'send_offer', customer },
  });
};
const create = async ({ customers }: z.infer<typeof Offer>) =>
  new PyPwExtResponse({
    updated: await errors.map(customers, sendOffer, { concurrency: 5 }),
    operation: 'create-offer',
  });

const response = { justStatusCode: false };
const root = errors.collect({ root: true });
const event = service.event({ model: Offer });

const ORDERS: [string, (event: unknown) => Promise<unknown>][] = [
  ['collect(root) around response', root(service.response(response)(event(create)))],
  ['response around collect(root)', service.response(response)(root(event(create)))],
  ['collect(root) on both sides', root(service.response(response)(root(event(create))))],
  [
    'collect(root) around the business function',
    service.response(response)(event(root(create) as typeof create)),
  ],
  ['handler with wrap', service.handler({ model: Offer, response, wrap: [root] }, create)],
];

describe.each(ORDERS)('%s', (_, handler) => {
  const call = async (customers: unknown): Promise<GatewayResponse> =>
    (await handler(httpEvent({ body: JSON.stringify({ customers }) }))) as GatewayResponse;

  test('the partial answer has the errors that were collected', async () => {
    const answer = await call([
      { email: 'a@example.com', age: 40 },
      { email: 'b@example.com', age: 17 },
    ]);
    expect(answer).toEqual({
      statusCode: 400,
      headers: { 'Content-Type': 'application/json' },
      body: '{"updated":["a@example.com"],"operation":"create-offer","error":{"code":400,"msg":"Too young","classification":"NA","details":{"operation":"send_offer","customer":{"email":"b@example.com","age":17}}}}',
    });
  });

  test('several errors are an array', async () => {
    const answer = await call([
      { email: 'a', age: 1 },
      { email: 'b', age: 2 },
    ]);
    expect(JSON.parse(answer.body ?? '').error).toMatchObject([{ code: 400 }, { code: 400 }]);
  });

  test('1,000 interleaved requests never mix', async () => {
    const requests = Array.from({ length: 1_000 }, (_each, index) =>
      call([
        { email: `ok${index}`, age: 18 },
        { email: `bad${index}`, age: 1 },
      ]),
    );
    const answers = await Promise.all(requests);
    const seen = answers.map((answer) => {
      const { updated, error } = JSON.parse(answer.body ?? '');
      return [updated, error.details.customer.email];
    });
    expect(seen).toEqual(seen.map((_each, index) => [[`ok${index}`], `bad${index}`]));
  });
});

test('a RAISE error ends the work; what was collected before is in the answer beside it', async () => {
  const handler = service.handler({ response, wrap: [root] }, async () => {
    const warn = errors.collect(() => {
      throw new StdPyPwExtError('first', { code: 409, action: ErrorAction.CONTINUE });
    });
    warn();
    throw new StdPyPwExtError('second', { code: 404 });
  });
  const answer = (await handler(httpEvent())) as GatewayResponse;
  expect(answer.statusCode).toBe(404);
  expect(JSON.parse(answer.body ?? '').error).toMatchObject([{ msg: 'first' }, { msg: 'second' }]);
});

test('what arrives after the answer is reported as late, and is in no other answer', async () => {
  const logger = silentLogger();
  const { collect } = new PyPwExtErrorHandler({ logger });
  const late = gate();
  const leftRunning: Promise<unknown>[] = [];
  const handler = service.handler(
    { response, wrap: [collect({ root: true })] },
    async (raw: { first?: boolean }) => {
      const work = collect(async () => {
        await late.opened;
        throw new StdPyPwExtError('late', { action: 'CONTINUE' });
      });
      if (raw.first) leftRunning.push(work().catch(() => undefined));
      else {
        late.open();
        await Promise.all(leftRunning);
      }
      return new PyPwExtResponse({ done: true });
    },
  );
  expect(await handler({ first: true })).toMatchObject({ statusCode: 200 });
  expect(await handler({})).toMatchObject({ statusCode: 200, body: '{"done":true}' });
  expect(logger.warn).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ late: true }),
    expect.anything(),
  );
});
