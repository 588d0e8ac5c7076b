import { toPlain } from './encode-json.ts';
import type { RedactionPlan } from './redaction-plan.ts';

/**
 * Redacts the members of a text that is JSON itself. It is parsed only where it has a name that matters: a scan
 * of a body of 1 KB costs a tenth of parsing it. JSON that cannot be read is masked as a whole: it has such a
 * name in it, and nobody knows where its value ends.
 */
export function redactEmbeddedJson(
  text: string,
  isNamed: (name: string) => boolean,
  plan: RedactionPlan,
): string {
  if (!hasNamedMember(text, isNamed)) return text;
  try {
    const parsed: unknown = JSON.parse(text);
    const shown = toPlain(parsed, { redaction: plan });
    return shown === parsed ? text : JSON.stringify(shown);
  } catch {
    return plan.mask;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Whether there is `"name":`, also with the backslashes that JSON within JSON has before its quotes. */
function hasNamedMember(text: string, isNamed: (name: string) => boolean): boolean {
  for (let colon = text.indexOf(':'); colon !== -1; colon = text.indexOf(':', colon + 1)) {
    let end = colon - 1;
    // JSON knows four kinds of space (RFC 8259, section 2), and all of them are below the exclamation mark.
    while (text.charCodeAt(end) <= 0x20) end--;
    if (text.charCodeAt(end) !== QUOTE) continue;
    while (text.charCodeAt(end - 1) === BACKSLASH) end--;
    const name = text.slice(text.lastIndexOf('"', end - 1) + 1, end);
    // A backslash within a name may spell any letter: \u0070assword.
    if (isNamed(name) || name.includes('\\')) return true;
  }
  return false;
}
