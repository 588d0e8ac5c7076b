import { redactAssignments } from './redact-assignments.ts';
import { redactEmbeddedJson } from './redact-embedded-json.ts';
import type { RedactionPlan } from './redaction-plan.ts';

/** What to look for within texts. */
export interface TextRedaction {
  /** Whether a member of that name is to be masked wherever it stands. */
  readonly isSecret: (name: string) => boolean;
  /** Whether the model classifies members of that name. */
  readonly isClassified: (name: string) => boolean;
  /** Parts to mask wherever they stand. */
  readonly patterns: readonly RegExp[];
}

/** The number of characters of the shortest text with a secret in it: `pwd=a`. */
const SHORTEST = 5;

/**
 * Masks what is secret within a text: the value of a secret name in a query or form (`?token=...`), the
 * password of a URL, the credentials of an `Authorization` header, the members of embedded JSON (the `body` of a
 * gateway event), and the given patterns.
 */
export function textRedactor(
  plan: () => RedactionPlan,
  { isSecret, isClassified, patterns }: TextRedaction,
): (value: string) => string {
  const isNamed = (name: string): boolean => isSecret(name) || isClassified(name);
  const everywhere = patterns.map(
    (pattern) => new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`),
  );

  return (value) => {
    if (value.length < SHORTEST && everywhere.length === 0) return value;
    let text = value;
    if (isEmbeddedJson(text)) text = redactEmbeddedJson(text, isNamed, plan());
    // `indexOf` of one character takes half of what `includes` takes, and most texts have neither.
    if (text.indexOf('=') !== -1) text = redactAssignments(text, isSecret, plan().mask);
    const hasColon = text.indexOf(':') !== -1;
    if (hasColon && text.includes('://')) text = redactUserInformation(text, plan().mask);
    if (beginsWithBearer(text) || (hasColon && text.includes('uthorization'))) {
      text = text.replace(CREDENTIALS, (_, before: string) => before + plan().mask);
    }
    for (const pattern of everywhere) text = text.replace(pattern, () => plan().mask);
    return text;
  };
}

/**
 * The credentials of a header that is quoted: RFC 9110 11.6.2, RFC 6750 2.1. A token is long; "bearer of news"
 * is none.
 */
const CREDENTIALS =
  /(^bearer\s+(?=[\w.~+/-]{16})|uthorization["']?\s*:\s*["']?(?:[\w-]+\s+)?(?=[\w.~+/-]{8}))[\w.~+/=-]+/gi;

/** Two letters tell it of nearly every text. */
const beginsWithBearer = (text: string): boolean =>
  (text.charCodeAt(0) | 0x20) === 0x62 && (text.charCodeAt(1) | 0x20) === 0x65;

/** `user:password@` of a URL, RFC 3986 3.2.1. */
const redactUserInformation = (text: string, mask: string): string =>
  text.replace(/:\/\/[^\s/?#:@]*:[^\s/?#@]+@/g, () => `://${mask}@`);

function isEmbeddedJson(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x7b || first === 0x5b || (first <= 0x20 && /^\s*[[{]/.test(text));
}
