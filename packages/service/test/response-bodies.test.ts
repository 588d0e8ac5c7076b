import { Readable } from 'node:stream';
import { runInNewContext } from 'node:vm';
import { StdPyPwExtError } from '@pypwext/base';
import { expect, test } from 'vitest';
import { type GatewayResponse, PyPwExtResponse, PyPwExtService } from '../src/index.ts';
import { httpEvent } from './events.ts';
import { silentLogger } from './silent-logger.ts';

const answer = async (body: unknown, logger = silentLogger(), error?: StdPyPwExtError) => {
  const service = new PyPwExtService({ logger });
  const respond = service.response({ justStatusCode: false })(
    (_event: unknown) => new PyPwExtResponse({ body, error, contentType: 'image/png' }),
  );
  return (await respond(httpEvent())) as GatewayResponse;
};

const shared = new SharedArrayBuffer(2);
new Uint8Array(shared).set([0, 255]);

test.each([
  ['DataView', new DataView(new Uint8Array([9, 0, 255, 9]).buffer, 1, 2)],
  ['Uint16Array', new Uint16Array(new Uint8Array([0, 255]).buffer)],
  ['SharedArrayBuffer', shared],
  ['Uint8Array over shared memory', new Uint8Array(shared)],
  ['ArrayBuffer of another realm', runInNewContext('new Uint8Array([0, 255]).buffer')],
])('a %s is sent as the bytes that it is', async (_, body) => {
  expect(await answer(body)).toEqual({
    statusCode: 200,
    headers: { 'Content-Type': 'image/png' },
    body: 'AP8=',
    isBase64Encoded: true,
  });
  const error = new StdPyPwExtError('late', { code: 409 });
  expect(await answer(body, silentLogger(), error)).toMatchObject({
    body: '{"error":{"code":409,"msg":"late","classification":"NA"}}',
  });
});

const UNREAD: readonly [string, () => unknown][] = [
  ['Blob', () => new Blob(['a'])],
  ['File', () => new File(['a'], 'a.txt')],
  ['ReadableStream', () => new Blob(['a']).stream()],
  ['Node stream', () => Readable.from(['a'])],
  ['Response', () => new Response('a')],
  ['Request', () => new Request('https://example.com')],
  ['FormData', () => new FormData()],
  ['Headers', () => new Headers({ a: '1' })],
  ['generator', () => (function* () {})()],
  ['asynchronous generator', () => (async function* () {})()],
  ['iterator', () => new Map().entries()],
];

test.each(UNREAD)('a %s has to be read first: 500, and the log says so', async (_, make) => {
  for (const error of [undefined, new StdPyPwExtError('late', { code: 409 })]) {
    const logger = silentLogger();
    const answered = await answer(make(), logger, error);
    expect(answered).toMatchObject({ statusCode: 500, body: '{"error":"Internal Server Error"}' });
    expect(logger.error.mock.calls[0]?.[1]).toMatchObject({
      message: expect.stringContaining('read it first'),
    });
  }
});

test.each([
  ['an object without a prototype', Object.assign(Object.create(null), { a: 1 }), '{"a":1}'],
  ['an object of another realm', runInNewContext('({ a: 1 })'), '{"a":1}'],
  ['a Map', new Map([['a', 1]]), '{"a":1}'],
  ['a Set', new Set([1]), '[1]'],
  ['a Date', new Date(0), '"1970-01-01T00:00:00.000Z"'],
  [
    'an instance with toJSON',
    new (class Blob {
      toJSON = () => ({ a: 1 });
    })(),
    '{"a":1}',
  ],
])('%s is still JSON', async (_, body, json) => {
  expect(await answer(body)).toMatchObject({ statusCode: 200, body: json });
});
