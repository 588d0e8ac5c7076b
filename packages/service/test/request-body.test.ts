import { isPyPwExtHTTPError, type PyPwExtHTTPError } from '@pypwext/base';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { PyPwExtService } from '../src/index.ts';
import { albMultiValueEvent, DOORS, httpEvent, type RequestParts } from './events.ts';

const service = new PyPwExtService();
const read = service.event({ model: z.unknown() })(async (value) => value);
const readAt = (parts: RequestParts): Promise<unknown> => read(httpEvent(parts));
const base64 = (text: string | Uint8Array): RequestParts => ({
  body: Buffer.from(text).toString('base64'),
  isBase64Encoded: true,
});

async function refusal(parts: RequestParts): Promise<PyPwExtHTTPError> {
  const error: unknown = await readAt(parts).catch((thrown: unknown) => thrown);
  if (isPyPwExtHTTPError(error)) return error;
  throw new Error(`it was not refused: ${JSON.stringify(error)}`);
}

describe.each(DOORS)('$door', ({ event }) => {
  test('hands the JSON body to the model', async () => {
    expect(await read(event({ body: '{"a":[1,null]}' }))).toEqual({ a: [1, null] });
  });

  test('decodes base64', async () => {
    expect(await read(event(base64('{"name":"Åsa"}')))).toEqual({ name: 'Åsa' });
  });

  test('has no value without a body', async () => {
    expect(await read(event())).toBeUndefined();
    expect(await read(event({ body: '' }))).toBeUndefined();
  });

  test('refuses what is not JSON, without showing it', async () => {
    const error: unknown = await read(event({ body: '{"password":"hunter2"' })).catch((thrown) => thrown);
    expect(error).toMatchObject({ code: 400, message: expect.stringContaining('is not valid JSON') });
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'refuses %s with 415',
    async (type) => {
      const sent = event({ body: '{}', headers: { 'content-type': type } });
      await expect(read(sent)).rejects.toMatchObject({ code: 415 });
    },
  );
});

describe('the content type', () => {
  test('an empty one is none', async () => {
    for (const { event } of DOORS)
      expect(await read(event({ body: '{}', headers: { 'content-type': '' } }))).toEqual({});
  });

  test('the first of several counts', async () => {
    const headers = { 'content-type': ['application/json', 'text/plain'] };
    expect(await read({ ...albMultiValueEvent({ body: '{}' }), multiValueHeaders: headers })).toEqual({});
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'APPLICATION/JSON',
    'application/problem+json',
    'application/vnd.orders.v2+json; charset=utf8',
  ])('%s is JSON', async (type) => {
    expect(await readAt({ body: '{}', headers: { 'content-type': type } })).toEqual({});
  });

  test.each(['application/json; charset=iso-8859-1', 'application/json;charset=utf-16'])(
    '%s is refused: 415 that names the charset',
    async (type) => {
      const error = await refusal({ body: '{}', headers: { 'content-type': type } });
      expect([error.code, error.message]).toEqual([415, 'The charset of the request must be UTF-8']);
    },
  );

  test.each(['application/jsonp', 'text/json+x', 'application/json, text/plain', 'json'])(
    '"%s" is refused with 415',
    async (type) => {
      expect((await refusal({ body: '{}', headers: { 'content-type': type } })).code).toBe(415);
    },
  );

  test('is not looked at when there is no body', async () => {
    expect(await readAt({ headers: { 'content-type': 'text/plain' } })).toBeUndefined();
  });

  test('may be missing', async () => {
    const event = httpEvent({ body: '{"a":1}' });
    expect(await read({ ...event, headers: {} })).toEqual({ a: 1 });
    expect(await read({ ...event, headers: undefined })).toEqual({ a: 1 });
  });
});

describe('hostile bodies', () => {
  test.each([
    '{"__proto__":{"admin":true}}',
    '{"a":[{"b":{"__proto__":null}}]}',
    '{"\\u005f_proto__":{"admin":true}}',
    '{"__pr\\u006Fto__":1}',
    '{"__proto__":1,"__proto__":2}',
    '{"constructor":{"prototype":{"admin":true}}}',
    '{"con\\u0073tructor":{"prototype":1}}',
    '{"a":{"constructor":{"prot\\u006ftype":1}}}',
  ])('%s is refused', async (body) => {
    for (const parts of [{ body }, base64(body)]) {
      const error = await refusal(parts);
      expect(error.code).toBe(400);
      expect(error.message).toMatch(/has a key that is not allowed: (__proto__|constructor)$/);
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([
    '{"constructor":"Ferrari"}',
    '{"constructor":{"name":"Ferrari"}}',
    '{"prototype":{"a":1}}',
    '{"text":"\\u0041 and __proto__"}',
    '["__proto__"]',
  ])('%s is let through', async (body) => {
    expect(await readAt({ body })).toEqual(JSON.parse(body));
  });

  test('of a key that is there twice the last one counts', async () => {
    expect(await readAt({ body: '{"role":"user","role":"admin"}' })).toEqual({ role: 'admin' });
  });

  test('a byte order mark is skipped', async () => {
    expect(await readAt({ body: '\uFEFF{"a":1}' })).toEqual({ a: 1 });
    expect(await readAt(base64('\uFEFF{"a":1}'))).toEqual({ a: 1 });
  });

  test('bytes that are no UTF-8 are refused', async () => {
    const error = await refusal(base64(new Uint8Array([0x22, 0xff, 0xfe, 0x22])));
    expect([error.code, error.message]).toEqual([400, 'The request body is not valid UTF-8']);
  });

  test('a body of 6 MB is read', async () => {
    const text = 'x'.repeat(6_000_000);
    expect(await readAt({ body: JSON.stringify({ text }) })).toEqual({ text });
  });

  test('a body nested 100,000 deep is read or refused, and nothing breaks', async () => {
    const body = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(Array.isArray(await readAt({ body }))).toBe(true);
    expect((await refusal({ body: '['.repeat(100_000) })).code).toBe(400);
  });

  test('a body that is no text is refused', async () => {
    expect((await refusal({ body: { a: 1 } as unknown as string })).code).toBe(400);
  });
});

test('an error of the sender has no stack: capturing one is most of its cost', async () => {
  expect((await refusal({ body: '{' })).stack).not.toContain('\n    at ');
});
