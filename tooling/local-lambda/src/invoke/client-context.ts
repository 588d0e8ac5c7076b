/**
 * Reads the header `X-Amz-Client-Context`.
 *
 * @returns the object's JSON text in ASCII, because the runtime receives it as a header; undefined when the
 * header is no JSON object in base64
 */
export function readClientContext(header: string): string | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify(value).replace(/[\u007f-\uffff]/g, escapeCharacter);
  } catch {
    return undefined;
  }
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
