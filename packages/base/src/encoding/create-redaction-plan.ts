import { classificationRank, type InfoClassification } from '../vocabulary/information-classification.ts';
import { checkRedactionOptions } from './check-redaction-options.ts';
import { compilePaths } from './classified-paths.ts';
import { textRedactor } from './redact-text.ts';
import { DEFAULT_MASK, redactValue } from './redact-value.ts';
import type { RedactionOptions } from './redaction-options.ts';
import type { RedactionPlan } from './redaction-plan.ts';
import type { RedactionPolicy } from './redaction-policy.ts';
import { normalized, SECRET_ENDINGS, SECRET_NAMES } from './secret-names.ts';
import { withheldParts } from './withheld-parts.ts';

/** How many names a plan remembers. Names may come from untrusted input, so they are bounded. */
const REMEMBERED_NAMES = 1_000;

/**
 * From this length on, V8 lets a part of a text share the memory of the whole text: remembering the one would
 * keep the other.
 */
const SLICED = 13;

/**
 * Compiles what to redact into a plan, once, for any number of encodings.
 *
 * Without options, and with all of them, the values of names that hold credentials are masked wherever they
 * stand: `authorization`, `cookie`, `set-cookie`, `x-api-key`, `password`, `secret`, `token`, `access_token`,
 * `secretAccessKey` and so on; also within URLs, queries, forms and embedded JSON.
 *
 * @param options - What to redact besides; `false` redacts nothing.
 *
 * @throws PyPwExtInternalError when a classification or policy is none, or a hash key is empty.
 *
 * @example
 * ```ts
 * import { createRedactionPlan, encodeJson } from '@pypwext/base';
 *
 * const redaction = createRedactionPlan({ keys: ['iban'], model: { email: 'PII' }, policies: { PII: 'drop' } });
 * const customer = { id: 17, email: 'a@example.com', IBAN: 'SE35 5000', Password: 'hunter2' };
 * console.log(encodeJson(customer, { profile: 'log', redaction }));
 * // {"id":17,"IBAN":"[Redacted]","Password":"[Redacted]"}
 * ```
 */
export function createRedactionPlan(options: RedactionOptions | false = {}): RedactionPlan {
  if (options === false) return noRedaction();
  const { keys = [], mask = DEFAULT_MASK, policies = {}, patterns = [], model = {} } = options;
  checkRedactionOptions(options);
  const exact = new Set([...SECRET_NAMES, ...keys.map(normalized)]);
  const policyOf = (name: string): RedactionPolicy | null => {
    const plain = normalized(name);
    return exact.has(plain) || SECRET_ENDINGS.some((ending) => plain.endsWith(ending)) ? 'mask' : null;
  };
  const names = new Map<string, RedactionPolicy | null>();
  const lookUp = (name: string): RedactionPolicy | null => {
    const policy = policyOf(name);
    if (names.size < REMEMBERED_NAMES) names.set(name, policy);
    return policy;
  };

  const paths = compilePaths(
    model,
    (classification) => policies[classification] ?? (classification === 'NA' ? 'keep' : 'mask'),
    options.modelAt !== 'root',
  );
  const classified = new Set(Object.keys(model).map((path) => path.slice(path.lastIndexOf('.') + 1)));
  const text = textRedactor(() => plan, {
    isSecret: (name) => {
      const known = names.get(name);
      if (known !== undefined) return known !== null;
      return (name.length < SLICED ? lookUp(name) : policyOf(name)) !== null;
    },
    isClassified: (name) => classified.has(name) || classified.has('*') || classified.has('**'),
    patterns,
  });
  const plan: RedactionPlan = {
    mask,
    policies,
    policyOf: (classification) => {
      if (typeof classification !== 'string' || classification === '') return 'keep';
      const known = classification as InfoClassification;
      // What is no classification, as a misspelt one, ranks as the most sensitive.
      return policies[classificationRank(known) === classificationRank('PII') ? 'PII' : known] ?? 'keep';
    },
    names,
    lookUp,
    ...(classified.size === 0 ? {} : { scope: paths.scope }),
    enter: paths.enter,
    text,
    apply: (value, policy) => redactValue(value, policy, mask),
    withhold: (error) => withheldParts(error, plan),
  };
  return plan;
}

/** A plan that leaves everything as it is. */
function noRedaction(): RedactionPlan {
  return {
    mask: DEFAULT_MASK,
    policies: {},
    policyOf: () => 'keep',
    names: new Map(),
    lookUp: () => null,
    enter: (scope) => scope,
    text: (value) => value,
    apply: (value) => value,
    withhold: () => undefined,
  };
}
