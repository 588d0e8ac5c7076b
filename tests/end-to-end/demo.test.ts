import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo, type LogEntry, type RunningDemo, runDemo } from './running-demo.ts';

const sample = JSON.parse(readFileSync(join(demo, 'events/create-offer.json'), 'utf8'));
const [anna, ben, carla] = sample.customers;

/** The answer to the sample, field for field. */
const partialAnswer = {
  updated: [expect.objectContaining({ email: anna.email })],
  operation: 'create-offer',
  // In the order in which the customers were refused, which is that of the calls' answers.
  error: expect.arrayContaining([
    {
      code: 400,
      msg: expect.stringContaining('18'),
      classification: 'NA',
      details: { operation: 'send_offer', customer: ben },
    },
    {
      code: 400,
      msg: expect.stringContaining('000000-0000'),
      classification: 'NA',
      details: { operation: 'send_offer', customer: carla },
    },
  ]),
};

let run: RunningDemo;

beforeAll(async () => {
  run = await runDemo();
});
afterAll(() => run?.stop());

const ofOffers = (id: string) => (entry: LogEntry) =>
  entry.function === 'OffersFunction' && entry.operation === 'create-offer' && entry.pypwext_id === id;

describe.each(['http', 'rest'] as const)('a request with three customers through the %s door', (door) => {
  const id = `request-${door}`;
  let answer: { status: number; body: unknown };
  beforeAll(async () => {
    answer = await run.post('/offers', { ...sample, pypwext_id: id }, door);
  });

  test('answers 400 with what succeeded and what did not', () => {
    expect(answer).toEqual({ status: 400, body: partialAnswer });
  });

  test('logs one entry and one exit line as AUDIT, with its pypwext_id', () => {
    const entries = run.entries.filter(ofOffers(id));
    const texts = entries.map((entry) => (entry.message as { msg?: string }).msg ?? entry.message);
    expect(texts.filter((text) => String(text).startsWith('Entering'))).toHaveLength(1);
    expect(texts.filter((text) => String(text).startsWith('Exiting'))).toHaveLength(1);
    for (const entry of entries) expect(entry.type).toBe('AUDIT');
  });

  test('logs the refused customers', () => {
    const failures = run.entries.filter(
      (entry) => entry.function === 'OffersFunction' && entry.pypwext_id === id && entry.exception_name,
    );
    expect(JSON.stringify(failures)).toContain('18');
    expect(JSON.stringify(failures)).toContain('000000-0000');
  });

  test('sends a signed offer that carries the pypwext_id to the partner', () => {
    const offers = run.partner.accepted.filter((offer) => offer.pypwextId === id);
    expect(offers.map((offer) => offer.email)).toEqual([anna.email]);
    expect(offers[0]?.signedHeaders).toEqual(
      expect.arrayContaining(['host', 'content-type', 'x-amz-date', 'x-amz-security-token']),
    );
  });

  test('reports the offer to audit, under the same pypwext_id', async () => {
    const entry = await run.entry(
      (candidate) => candidate.function === 'AuditFunction' && candidate.pypwext_id === id,
    );
    expect(entry.type).toBe('AUDIT');
  });
});

describe('bad input', () => {
  test.each([
    ['malformed JSON', '/offers', '{"pypwext_id": ', 400],
    ['a missing field', '/offers', { customers: [anna] }, 400],
    ['a field of the wrong type', '/offers', { pypwext_id: 'x', customers: [{ email: 17 }] }, 400],
    ['a __proto__ key', '/offers', '{"pypwext_id":"x","customers":[],"__proto__":{"admin":true}}', 400],
    ['no pypwext_id', '/orders', { items: [] }, 400],
    ['an unknown path', '/unknown', {}, 404],
  ])('%s is a client error that says what is wrong', async (_, path, body, status) => {
    const answer = await run.post(path, body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(/\w{3}/);
    expect(JSON.stringify(answer.body)).not.toContain('Internal Server Error');
  });

  test('leaves the service answering', async () => {
    const answer = await run.post('/orders', { pypwext_id: 'after', items: ['bolt'] });
    expect(answer).toEqual({ status: 200, body: { updated: ['bolt'], operation: 'create-order' } });
  });
});

test('no line holds a credential', () => {
  const text = run.lines.join('\n');
  expect(text).not.toContain('end-to-end-secret');
  expect(text).not.toMatch(/AWS4-HMAC-SHA256/);
});

test('twenty requests at a time keep their customers and identifiers apart', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `parallel-${index}`);
  const answers = await Promise.all(
    ids.map((id) =>
      run.post('/offers', { pypwext_id: id, customers: [{ email: `${id}@example.com`, age: 30 }] }),
    ),
  );
  for (const [index, answer] of answers.entries()) {
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).toContain(`${ids[index]}@example.com`);
    expect(run.entries.filter(ofOffers(ids[index] ?? ''))).toHaveLength(2);
  }
});
