import { toPlain } from './encode-json.ts';
import type { RedactionPlan } from './redaction-plan.ts';
import { SECRET_ENDINGS, SECRET_NAMES, spelled } from './secret-names.ts';

/** What to look for within texts. */
export interface TextRedaction {
  /** Names of members whose value is a secret. */
  readonly names: readonly string[];
  /** Names that matter within JSON only: those that a model classifies. */
  readonly classified: readonly string[];
  /** Parts to mask wherever they stand. */
  readonly patterns: readonly RegExp[];
}

/** The number of characters of the shortest text with a secret in it: `pwd=a`. */
const SHORTEST = 5;

/** `://user:password@`, RFC 3986 3.2.1. */
const USER_INFORMATION = /:\/\/[^\s/?#:@]*:[^\s/?#@]+@/g;

/**
 * Masks what is secret within a text: the value of a secret name in a query or form (`?token=...`), the
 * password of a URL, the members of embedded JSON (the `body` of a gateway event), and the given patterns.
 */
export function textRedactor(
  plan: () => RedactionPlan,
  { names, classified, patterns }: TextRedaction,
): (value: string) => string {
  const exact = spelled([...SECRET_NAMES, ...names]);
  const endings = spelled(SECRET_ENDINGS);
  // Found from the equals sign backwards, so that a long text without one costs a single scan.
  const assigned = new RegExp(`=(?<=(?:(?:^|[^\\w-])(?:${exact})|${endings})=)[^&#\\s"',;]+`, 'gi');
  const quoted = new RegExp(`(?:"(?:${exact}|${anyOf(classified)})|${endings})\\\\*"\\s*:|\\\\u00[4-7]`, 'i');
  const everywhere = patterns.map(
    (pattern) => new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, '')}g`),
  );

  return (value) => {
    if (value.length < SHORTEST && everywhere.length === 0) return value;
    let text = value;
    if (isEmbeddedJson(text) && quoted.test(text)) text = redactEmbedded(text, plan());
    if (text.includes('=')) text = text.replace(assigned, () => `=${plan().mask}`);
    if (text.includes('://')) text = text.replace(USER_INFORMATION, () => `://${plan().mask}@`);
    for (const pattern of everywhere) text = text.replace(pattern, () => plan().mask);
    return text;
  };
}

/** A model that classifies members of any name (`*`) needs every embedded JSON to be looked at. */
const anyOf = (names: readonly string[]): string => (names.includes('*') ? '[^"]*' : spelled(names));

function isEmbeddedJson(text: string): boolean {
  const first = text.charCodeAt(0);
  return first === 0x7b || first === 0x5b || (first <= 0x20 && /^\s*[[{]/.test(text));
}

/** JSON that cannot be read is masked as a whole: it has a secret name in it, and nobody knows where it ends. */
function redactEmbedded(text: string, plan: RedactionPlan): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const shown = toPlain(parsed, { redaction: plan });
    return shown === parsed ? text : JSON.stringify(shown);
  } catch {
    return plan.mask;
  }
}
