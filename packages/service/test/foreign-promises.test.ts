import { runInNewContext } from 'node:vm';
import type { StandardSchema } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { silentLogger } from './silent-logger.ts';

const service = new PyPwExtService({ logger: silentLogger() });

const modelOf = (validate: unknown): StandardSchema =>
  ({ '~standard': { version: 1, vendor: 'test', validate } }) as StandardSchema;

const refusing = modelOf(runInNewContext('(async () => ({ issues: [{ message: "bad" }] }))'));
const accepting = modelOf(runInNewContext('(async (value) => ({ value }))'));

describe('a model that answers by a promise of another realm', () => {
  test('keeps a handler from what does not fit', async () => {
    let calls = 0;
    const handler = service.handler({ model: refusing }, async () => {
      calls += 1;
    });
    expect(await handler(httpEvent({ body: '{}' }))).toMatchObject({ statusCode: 400 });
    expect(calls).toBe(0);
  });

  test('hands over what fits', async () => {
    const handler = service.handler(
      { model: accepting },
      async (value) => new PyPwExtResponse({ body: value }),
    );
    expect(await handler(httpEvent({ body: '{"id":"A"}' }))).toMatchObject({ body: '{"id":"A"}' });
  });

  test('lets parse reject', async () => {
    await expect(service.parse(refusing, {})).rejects.toMatchObject({ code: 400 });
  });
});

describe('an asynchronous envelope', () => {
  const read = async (event: { body: string }) => JSON.parse(event.body) as unknown;
  const thenable = (event: { body: string }) => ({
    // biome-ignore lint/suspicious/noThenProperty: a promise of a library, as it may come
    then: (done: (value: unknown) => void) => done(JSON.parse(event.body)),
  });

  test.each([
    ['as an async function', read],
    ['that gives a thenable', thenable],
  ])('%s is waited for, with a model', async (_, envelope) => {
    const model = z.object({ id: z.string() });
    const handler = service.handler({ model, envelope }, async ({ id }) => new PyPwExtResponse({ id }));
    expect(await handler(httpEvent({ body: '{"id":"A"}' }))).toMatchObject({ body: '{"id":"A"}' });
    expect(await handler(httpEvent({ body: '{"id":1}' }))).toMatchObject({ statusCode: 400 });
  });

  test.each([
    ['as an async function', read],
    ['that gives a thenable', thenable],
  ])('%s is waited for, without one', async (_, envelope) => {
    const handler = service.handler({ envelope }, async (body) => new PyPwExtResponse({ body }));
    expect(await handler(httpEvent({ body: '{"id":"A"}' }))).toMatchObject({ body: '{"id":"A"}' });
  });
});
