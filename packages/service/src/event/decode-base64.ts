import { invalid } from './invalid.ts';

/**
 * The text that is in base64. Bytes that are no UTF-8 are refused: replacing them would change the data.
 *
 * @param what - What it is, for the error: `'The request body'`.
 * @throws PyPwExtHTTPError 400 that never shows the text.
 */
export function decodeBase64(base64: string, what: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw invalid(`${what} is not valid UTF-8`);
  }
}
