import { type Encoder, PyPwExtInternalError } from '@pypwext/base';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { isPlainObject, isRecord } from '../record.ts';

/** The body of an answer, ready to be sent. */
export interface EncodedBody {
  /** The text, or base64; `undefined` when there is no body. */
  readonly body: string | undefined;
  /** Whether `body` is base64. */
  readonly isBase64Encoded: boolean;
}

/**
 * Encodes a body: texts as they are, bytes as base64, everything else as JSON.
 *
 * @throws PyPwExtInternalError for a stream and everything else that has to be read first.
 */
export function encodeBody(body: unknown, encoder: Encoder): EncodedBody {
  if (body === undefined || typeof body === 'string') return { body, isBase64Encoded: false };
  const bytes = toBytes(body);
  if (bytes) return { body: bytes.toString('base64'), isBase64Encoded: true };
  return { body: encoder.encode(body), isBase64Encoded: false };
}

/**
 * The keys of a body that can take another one: of an object literal, or of anything whose JSON form is an
 * object. `undefined` for a text, bytes and an array.
 */
export function objectBody({ body }: PyPwExtResponse, encoder: Encoder): Record<string, unknown> | undefined {
  if (body === undefined) return {};
  if (typeof body !== 'object' || body === null || toBytes(body)) return undefined;
  if (isPlainObject(body) && typeof body.toJSON !== 'function' && typeof body.toCuratedDict !== 'function') {
    return body;
  }
  const plain: unknown = JSON.parse(encoder.encode(body));
  return isPlainObject(plain) ? plain : undefined;
}

/** @throws PyPwExtInternalError for what has to be read first: its JSON would be `{}`, or its internals. */
function toBytes(body: unknown): Buffer | undefined {
  // Nearly all bodies are object literals and lists: for them this is one look.
  if (isPlainObject(body) || !isRecord(body) || Array.isArray(body)) return undefined;
  if (ArrayBuffer.isView(body)) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // By name, not by class: naming `Response` or `Blob` would load them.
  const name = Object.prototype.toString.call(body).slice(8, -1);
  if (/^(Shared)?ArrayBuffer$/.test(name)) return Buffer.from(body as unknown as ArrayBuffer);
  if (!UNREAD.test(name) && !(Symbol.asyncIterator in body)) return undefined;
  throw new PyPwExtInternalError(
    `A ${name} cannot be the body of a response: read it first, and give the text, the bytes or the value`,
  );
}

const UNREAD = /^(Blob|File|FormData|Headers|ReadableStream|Request|Response)$|Generator|Iterator/;
