import { type BoundedText, type EncodingOptions, encodeBounded } from '@pypwext/base';

/** Keys beyond these are left out: the frame of an entry is at its start, location and exception at its end. */
const FIRST = 900;
const LAST = 20;

/**
 * The text of a record that does not fit, member by member: small members stay whole, the large ones share what
 * is left, so that a huge body never costs an entry its exception.
 *
 * @param maxBytes - The bound of the text in bytes of UTF-8.
 */
export function cutRecord(
  record: Readonly<Record<string, unknown>>,
  options: EncodingOptions,
  maxBytes: number,
): BoundedText {
  const names = Object.keys(record);
  const kept = names.length > FIRST + LAST ? [...names.slice(0, FIRST), ...names.slice(-LAST)] : names;
  const truncated = new Set<string>(kept.length < names.length ? [''] : []);
  const encode = (name: string, bound: number): BoundedText =>
    encodeBounded({ [name]: record[name] }, { ...options, maxBytes: bound });

  const whole = kept.map((name) => encode(name, maxBytes));
  const share = fairShare(
    whole.map(({ text }) => Buffer.byteLength(text)),
    maxBytes,
  );
  const parts = whole.flatMap(({ text, truncated: places }, index) => {
    const name = kept[index] as string;
    const fits = Buffer.byteLength(text) <= share;
    const member = fits ? { text, truncated: places } : encode(name, share);
    for (const place of member.truncated) truncated.add(place);
    if (member.text.startsWith('{') && member.text.length > 2) return [member.text.slice(1, -1)];
    if (!fits) truncated.add(`/${name}`);
    return [];
  });
  return { text: `{${parts.join(',')}}`, truncated: [...truncated] };
}

/** The largest size that all may have so that together they stay within the bound. */
function fairShare(sizes: readonly number[], maxBytes: number): number {
  let left = maxBytes;
  const ascending = [...sizes].sort((a, b) => a - b);
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return share;
    left -= size;
  }
  return maxBytes;
}
