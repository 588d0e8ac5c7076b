/**
 * What to do with a value that must not be shown.
 *
 * - `'keep'`: nothing.
 * - `'mask'`: the mask stands in its place, whatever the value is. `null` stays `null`.
 * - `'drop'`: the member is left out; in an array `null` stands in its place.
 * - `{ hash: key }`: `hmac-sha256:` and the base64url form of the HMAC-SHA-256 (RFC 2104) of the value under
 *   the key. Equal values give equal texts, so entries can be correlated, and without the key nobody can
 *   try out likely values. Texts are hashed as they are, everything else as its JSON.
 */
export type RedactionPolicy = 'keep' | 'mask' | 'drop' | { readonly hash: string | Uint8Array };
