import { encodeJson } from './encode-json.ts';
import type { RedactionPolicy } from './redaction-policy.ts';

/** What stands in place of a masked value unless a plan says otherwise. */
export const DEFAULT_MASK = '[Redacted]';

/**
 * Applies one policy to a whole value: `'drop'` gives `undefined`, `'keep'` the value itself. `null` and
 * `undefined` hold nothing to protect and stay as they are.
 *
 * @param value - Anything; it is not changed.
 * @param policy - What to do with it.
 * @param mask - What stands in its place when it is masked. The default is `'[Redacted]'`.
 *
 * @example
 * ```ts
 * import { redactValue } from '@pypwext/base';
 *
 * console.log(redactValue({ email: 'a@example.com' }, 'mask')); // [Redacted]
 * console.log(redactValue('a@example.com', { hash: 'key' }));
 * // hmac-sha256:pYF08X2EuydvOL22KWx0DVISIaRlKZr4tmtU5cyOGL8
 * ```
 */
export function redactValue(value: unknown, policy: RedactionPolicy, mask: string = DEFAULT_MASK): unknown {
  if (policy === 'keep' || value === undefined || value === null) return value;
  if (policy === 'drop') return undefined;
  return policy === 'mask' ? mask : hmac(value, policy.hash);
}

/** `node:crypto` is loaded by the first hash, not by an import: it costs 3 ms of a cold start. */
function hmac(value: unknown, key: string | Uint8Array): string {
  const { createHmac } = process.getBuiltinModule('node:crypto');
  const text = typeof value === 'string' ? value : encodeJson(value, { profile: 'log' });
  return `hmac-sha256:${createHmac('sha256', key).update(text).digest('base64url')}`;
}
