import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type PartnerApi, startPartnerApi } from '../../apps/demo/src/local/partner-api.ts';
import { type InvokeEndpoint, startInvokeEndpoint } from './invoke-endpoint.ts';

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const region = 'eu-west-1';
const credentials = { accessKeyId: 'AKIDINTEGRATION', secretAccessKey: 'integration-secret' };
const event = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, `../../apps/demo/events/${name}.json`), 'utf8'));
const context = { awsRequestId: 'r-1', functionName: 'offers', getRemainingTimeInMillis: () => 10_000 };

let partner: PartnerApi;
let endpoint: InvokeEndpoint;
let offers: Handler;
let orders: Handler;

beforeAll(async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  partner = await startPartnerApi({ credentials, region });
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', credentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', credentials.secretAccessKey);
  vi.stubEnv('PARTNER_API', partner.url);
  vi.stubEnv('PRICING_FUNCTION', 'pricing');
  vi.stubEnv('AUDIT_FUNCTION', 'audit');
  const load = async (name: string): Promise<Handler> =>
    (await import(`../../apps/demo/src/functions/${name}.ts`)).handler;
  endpoint = await startInvokeEndpoint({ pricing: await load('pricing'), audit: await load('audit') });
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', endpoint.url);
  offers = await load('offers');
  orders = await load('orders');
});

afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await partner?.close();
  await endpoint?.close();
});

describe.each(['http-api', 'rest-api'])('offers, in process, with an event of the %s', (door) => {
  test('answers with the offer that was made and the errors of the two that were not', async () => {
    const answer = (await offers(event(`${door}-create-offer`), context)) as {
      statusCode: number;
      body: string;
    };
    expect(answer.statusCode).toBe(400);
    const body = JSON.parse(answer.body);
    expect(body).toMatchObject({
      updated: [{ email: 'anna@example.com', price: { amount: 134, currency: 'SEK' } }],
      operation: 'create-offer',
    });
    expect(
      body.error
        .map((error: { details: { customer: { email: string } } }) => error.details.customer.email)
        .sort(),
    ).toEqual(['ben@example.com', 'carla@example.com']);
  });

  test('orders answers 200 with the items', async () => {
    const answer = (await orders(event(`${door}-create-order`), context)) as {
      statusCode: number;
      body: string;
    };
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ updated: ['bolt', 'nut'], operation: 'create-order' });
  });
});

test('pricing is called as FUNC and audit as EVENT, once for each customer', () => {
  // Two doors, three customers each.
  const count = (name: string, type: string): number =>
    endpoint.seen.filter((invocation) => invocation.name === name && invocation.type === type).length;
  expect([count('pricing', 'RequestResponse'), count('audit', 'Event')]).toEqual([6, 6]);
});

test('a partner that is down fails the whole request and leaks nothing', async () => {
  await partner.close();
  const answer = (await offers(event('http-api-create-offer'), {
    ...context,
    getRemainingTimeInMillis: () => 2_000,
  })) as {
    statusCode: number;
    body: string;
  };
  expect(answer.statusCode).toBeGreaterThanOrEqual(500);
  expect(answer.body).not.toContain('ECONNREFUSED');
  expect(answer.body).not.toContain('integration-secret');
});
