/**
 * Encodes a value for a path segment or a query: everything but the unreserved characters of RFC 3986,
 * section 2.3. `encodeURIComponent` alone leaves `!'()*`, which signatures and servers treat differently.
 *
 * @returns `undefined` for text with a lone surrogate, which has no UTF-8 form.
 */
export function encodeComponent(text: string): string | undefined {
  if (hasLoneSurrogate(text)) return undefined;
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Half of a pair of UTF-16 code units: it stands for no character. */
export const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);
