/** A name that is longer is looked at from its end: that is where it says what it is. */
const LONGEST_NAME = 64;

/**
 * Masks the value after each `name=` whose name is secret: in queries, forms, connection strings, sentences.
 * Found from the equals signs backwards, so that a long text costs a single scan.
 */
export function redactAssignments(text: string, isSecret: (name: string) => boolean, mask: string): string {
  let shown = '';
  let done = 0;
  for (let at = text.indexOf('='); at !== -1; at = text.indexOf('=', at + 1)) {
    // An equals sign at the end has no value: that of an identifier in base64, as a rule.
    if (at < done || at === text.length - 1 || !isSecret(nameBefore(text, at))) continue;
    shown += `${text.slice(done, at + 1)}${mask}`;
    done = endOfValue(text, at + 1);
  }
  return shown + text.slice(done);
}

function nameBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < LONGEST_NAME && isOfName(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

/** A letter, a digit, `_` or `-`. */
const isOfName = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x30 && code <= 0x39) ||
  code === 0x5f ||
  code === 0x2d;

function endOfValue(text: string, start: number): number {
  const delimiter = /[&#\s"',;]/g;
  delimiter.lastIndex = start;
  return delimiter.exec(text)?.index ?? text.length;
}
