/** Thrown for a body beyond the bound. */
export class BodyTooLarge extends Error {}

/**
 * Reads a body to its end, but never more than the bound.
 *
 * @throws BodyTooLarge beyond the bound. The caller closes the connection.
 * @throws Error for a body that ends before its declared length.
 */
export async function readBody(response: Response, maxBytes: number, bodyless: boolean): Promise<Uint8Array> {
  if (bodyless || response.body === null) return new Uint8Array();
  const declared = declaredLength(response.headers);
  if (declared !== undefined && declared > maxBytes) throw new BodyTooLarge();
  // With a declared length the connection delivers no more than that, so the cheap way is safe. A body
  // that is compressed or sent in chunks has no bound but ours.
  if (declared === undefined) return readBounded(response.body, maxBytes);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length > maxBytes) throw new BodyTooLarge();
  if (bytes.length < declared) throw new Error('The body ended before its declared length');
  return bytes;
}

/** The length of the body as it is handed over; `undefined` when it is encoded, or not declared. */
function declaredLength(headers: Headers): number | undefined {
  const length = headers.get('content-length');
  const encoding = headers.get('content-encoding');
  if (length === null || !/^\d{1,15}$/.test(length)) return undefined;
  return encoding === null || encoding === 'identity' ? Number(length) : undefined;
}

async function readBounded(stream: ReadableStream<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : join(chunks, size);
}

function join(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
