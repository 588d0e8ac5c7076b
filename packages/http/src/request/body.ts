import { type Encoder, PyPwExtInternalError } from '@pypwext/base';
import type { RequestBody } from '../resilience/exchange.ts';
import { givenEntries } from '../template/given-entries.ts';
import { type ReadingLimits, readInTime } from './read-in-time.ts';

/** Whether a stream is to be read before it is sent, and within what. */
export interface StreamBuffer extends ReadingLimits {
  readonly needed: boolean;
  /** The most that is read, in bytes. */
  readonly maxBytes: number;
}

/** A body that is ready to be sent. */
export interface EncodedBody {
  readonly body: RequestBody | undefined;
  /** What the body is, unless the request says so itself. */
  readonly contentType: string | undefined;
  /** Whether it can be sent a second time. */
  readonly replayable: boolean;
}

const FORM = 'application/x-www-form-urlencoded';

/**
 * Brings a body into the form in which it is sent.
 *
 * - text: as it is, `text/plain;charset=UTF-8`
 * - bytes (`Uint8Array`, `ArrayBuffer`, other views), a `Blob`: as they are
 * - `URLSearchParams`, `FormData`: as a form
 * - a stream (`ReadableStream`, Node's `Readable`, an async iterable): as it comes, once; `buffer` reads it
 *   first
 * - `undefined`, `null`: no body
 * - anything else: JSON, by the encoder; a form when the request's content type says so
 *
 * @param buffer - Whether a stream is read to its end first, as signing needs it.
 * @throws EncodeError for a value that has no JSON form.
 * @throws PyPwExtInternalError for a stream beyond `maxBytes` that must be read.
 */
export async function encodeBody(
  body: unknown,
  contentType: string | undefined,
  encoder: Encoder,
  buffer: () => StreamBuffer,
): Promise<EncodedBody> {
  if (body === undefined || body === null) return sent(undefined, undefined);
  if (typeof body === 'string') return sent(body, 'text/plain;charset=UTF-8');
  if (typeof body === 'function' || typeof body === 'symbol') {
    throw new PyPwExtInternalError(`A body cannot be a ${typeof body}: it has no JSON form`);
  }
  if (typeof body !== 'object') return sent(toJson(encoder, body), 'application/json');
  if (body instanceof Uint8Array) return sent(body, 'application/octet-stream');
  if (ArrayBuffer.isView(body)) {
    return sent(new Uint8Array(body.buffer, body.byteOffset, body.byteLength), 'application/octet-stream');
  }
  if (body instanceof URLSearchParams) return sent(body.toString(), `${FORM};charset=UTF-8`);
  // By tag, for test runners have a realm, and so an `ArrayBuffer`, of their own.
  const tag = Object.prototype.toString.call(body);
  if (tag === '[object ArrayBuffer]')
    return sent(new Uint8Array(body as ArrayBuffer), 'application/octet-stream');
  if (tag === '[object Blob]' || tag === '[object File]') {
    const blob = body as Blob;
    return sent(new Uint8Array(await blob.arrayBuffer()), blob.type || 'application/octet-stream');
  }
  if (tag === '[object FormData]') return encodeForm(body as FormData);
  if (isStream(body)) return encodeStream(body, buffer());
  if (contentType?.toLowerCase().startsWith(FORM) && !Array.isArray(body)) {
    return sent(toForm(body as Record<string, unknown>), FORM);
  }
  return sent(toJson(encoder, body), 'application/json');
}

function toJson(encoder: Encoder, body: unknown): string {
  const text: unknown = encoder.encode(body);
  if (typeof text === 'string') return text;
  throw new PyPwExtInternalError(
    'The encoder of the session has given no text: encode() must return a string',
  );
}

const sent = (body: RequestBody | undefined, contentType: string | undefined): EncodedBody => ({
  body,
  contentType,
  replayable: true,
});

/** The platform writes the form; its content type carries the boundary. */
async function encodeForm(form: FormData): Promise<EncodedBody> {
  const written = new Response(form);
  const contentType = written.headers.get('content-type') ?? undefined;
  return sent(new Uint8Array(await written.arrayBuffer()), contentType);
}

const isStream = (body: object): body is AsyncIterable<Uint8Array | string> => Symbol.asyncIterator in body;

function toForm(record: Readonly<Record<string, unknown>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of givenEntries(record, 'form')) {
    if (value === undefined || value === null) continue;
    for (const entry of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (typeof entry === 'object' || typeof entry === 'function' || typeof entry === 'symbol') {
        throw new PyPwExtInternalError(
          `The field "${name}" of a form body must be text, a number or a boolean`,
        );
      }
      form.append(name, String(entry));
    }
  }
  return form.toString();
}

async function encodeStream(
  stream: AsyncIterable<Uint8Array | string>,
  buffer: StreamBuffer,
): Promise<EncodedBody> {
  const contentType = 'application/octet-stream';
  if (buffer.needed) return sent(await readInTime(readAll(stream, buffer.maxBytes), buffer), contentType);
  const body = stream instanceof ReadableStream ? stream : fromIterable(stream);
  return { body, contentType, replayable: false };
}

async function readAll(stream: AsyncIterable<Uint8Array | string>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = toBytes(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      throw new PyPwExtInternalError(
        `A stream that is signed is read first, and may have at most ${maxBytes} bytes`,
      );
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks, size);
}

function fromIterable(iterable: AsyncIterable<Uint8Array | string>): ReadableStream<Uint8Array> {
  const iterator = iterable[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(toBytes(value));
    },
    async cancel(reason) {
      await iterator.return?.(reason);
    },
  });
}

const toBytes = (chunk: Uint8Array | string): Uint8Array =>
  typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
