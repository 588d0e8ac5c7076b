import type { InfoClassification } from '../vocabulary/information-classification.ts';
import type { RedactionPolicy } from './redaction-policy.ts';

/**
 * The classification of the members of a value, by path: `{ email: 'PII', 'address.street': 'PII' }`.
 *
 * Names are separated by dots, `*` stands for any one name, `**` for any number of them, and arrays are
 * transparent: `items.price` means
 * the price of each item. Names count as they are written, letter case included. `classify` of
 * `@pypwext/encoder` reads such a map off a schema.
 */
export type ClassificationMap = Readonly<Record<string, InfoClassification>>;

/** What a plan is made of. */
export interface RedactionOptions {
  /**
   * Names of members whose value is masked wherever they stand, added to the names that are masked anyway
   * (`authorization`, `cookie`, `password`, `token`, ...). Letter case, `-` and `_` do not count: `apiKey`
   * is `API_KEY` is `api-key`.
   */
  readonly keys?: readonly string[];
  /** What stands in place of a masked value. @defaultValue `'[Redacted]'` */
  readonly mask?: string;
  /**
   * What to do with information of a classification. It holds for the members that `model` classifies, for
   * message, stack and details of a classified error, and, through `plan.policies`, for whole log entries.
   *
   * @defaultValue `'keep'` for entries and errors; `'mask'` for members that `model` classifies above `NA`
   */
  readonly policies?: Partial<Record<InfoClassification, RedactionPolicy>>;
  /** Parts of texts to mask wherever they stand in a string. Flags `g` and `y` do not matter. */
  readonly patterns?: readonly RegExp[];
  /** The classification of members, by path. @defaultValue none */
  readonly model?: ClassificationMap;
  /**
   * Where the paths of `model` start: `'anywhere'` lets them start at any object, which suits logs, where the
   * model is part of a larger entry; `'root'` only at the outermost one, which suits responses.
   *
   * @defaultValue `'anywhere'`
   */
  readonly modelAt?: 'anywhere' | 'root';
}
