import type { Encoder } from '@pypwext/base';
import type { PyPwExtResponse } from '../pypwext-response.ts';
import { isPlainObject } from '../record.ts';

/** The body of an answer, ready to be sent. */
export interface EncodedBody {
  /** The text, or base64; `undefined` when there is no body. */
  readonly body: string | undefined;
  /** Whether `body` is base64. */
  readonly isBase64Encoded: boolean;
}

/** Encodes a body: texts as they are, bytes as base64, everything else as JSON. */
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

function toBytes(body: unknown): Buffer | undefined {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return body instanceof ArrayBuffer ? Buffer.from(body) : undefined;
}
