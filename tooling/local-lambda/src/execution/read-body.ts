import type { IncomingMessage } from 'node:http';

/** A request body, or the news that it is too large. */
export type BodyReading = { readonly tooLarge: false; readonly body: Buffer } | { readonly tooLarge: true };

/**
 * Reads a request body up to a limit. A larger one is read to its end and dropped, so that the client, which
 * is still sending, gets to see the answer.
 *
 * @param maximumBytes the largest body that is kept, in bytes
 * @throws Error when the client goes away in the middle
 */
export async function readBody(request: IncomingMessage, maximumBytes: number): Promise<BodyReading> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > maximumBytes) chunks.length = 0;
    else chunks.push(chunk);
  }
  return bytes > maximumBytes ? { tooLarge: true } : { tooLarge: false, body: Buffer.concat(chunks) };
}
