import { type EncodingOptions, toPlain } from '@pypwext/base';
import { composeEntry } from './compose-entry.ts';
import { ComposedEntry } from './composed-entry.ts';

/**
 * The entry of a call with values that neither throw nor change nor end nowhere: what could not be read is a
 * marker in its place.
 */
export function harmlessEntry(
  input: unknown,
  extra: readonly unknown[],
  options: EncodingOptions,
): ComposedEntry {
  if (isComposed(input)) {
    input.message = toPlain(input.message, options);
    input.extra = harmlessExtra(input.extra, options);
    return input;
  }
  const rest = harmlessExtra(extra, options);
  if (!isError(input)) return composeEntry(toPlain(input, options), rest);
  const error = toPlain(input, options);
  const { message } = typeof error === 'object' && error !== null ? (error as { message?: unknown }) : {};
  return composeEntry(String(message ?? error), [{ error }, ...rest]);
}

/** `toPlain` makes records of errors, which would be taken for keys. */
const harmlessExtra = (extra: readonly unknown[], options: EncodingOptions): unknown[] =>
  extra.map((item) => (isError(item) ? { error: toPlain(item, options) } : toPlain(item, options)));

const isComposed = (input: unknown): input is ComposedEntry => {
  try {
    return input instanceof ComposedEntry;
  } catch {
    return false;
  }
};

/** A revoked proxy throws even when it is only asked what it is. */
function isError(value: unknown): boolean {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}
