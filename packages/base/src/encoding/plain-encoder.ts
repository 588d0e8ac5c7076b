import type { Encoder } from '../protocol/encoder.ts';
import { encodeJson } from './encode-json.ts';

/**
 * The encoder that packages use until another one is handed in: the wire profile without options.
 *
 * @example
 * ```ts
 * import { plainEncoder } from '@pypwext/base';
 *
 * console.log(plainEncoder.encode({ total: 10n })); // {"total":"10"}
 * ```
 */
export const plainEncoder: Encoder = { encode: (value) => encodeJson(value) };
