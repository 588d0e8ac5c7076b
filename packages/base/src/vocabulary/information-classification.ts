/**
 * How sensitive a piece of information is. The values are their own names, so that they read well in
 * logs and plain literals are accepted: `InfoClassification.PII === 'PII'`.
 *
 * From the least to the most sensitive: `NA`, `AUTHORIZATION_INFO`, `CORPORATE_SENSITIVE_INFO`, `PII`.
 *
 * @example
 * ```ts
 * import { InfoClassification, StdPyPwExtError } from '@pypwext/base';
 *
 * const error = new StdPyPwExtError('No such customer', { classification: InfoClassification.PII });
 * console.log(error.classification); // PII
 * ```
 */
export const InfoClassification = {
  /** Nothing that needs protection. */
  NA: 'NA',
  /** Who may do what: roles, scopes, grants. */
  AUTHORIZATION_INFO: 'AUTHORIZATION_INFO',
  /** Information that must stay within the company. */
  CORPORATE_SENSITIVE_INFO: 'CORPORATE_SENSITIVE_INFO',
  /** Information about an identified or identifiable person (GDPR, article 4(1)). */
  PII: 'PII',
} as const;

/** One of the names of {@link InfoClassification}. */
export type InfoClassification = (typeof InfoClassification)[keyof typeof InfoClassification];

const RANKS = { NA: 0, AUTHORIZATION_INFO: 50, CORPORATE_SENSITIVE_INFO: 70, PII: 100 } as const;

/**
 * The rank of a classification, for comparing two of them: `NA` 0, `AUTHORIZATION_INFO` 50,
 * `CORPORATE_SENSITIVE_INFO` 70, `PII` 100.
 *
 * A name that is none of these (it can only come past the type checker) ranks as `PII`: what is not
 * known is treated as the most sensitive.
 *
 * @example
 * ```ts
 * import { classificationRank } from '@pypwext/base';
 *
 * console.log(classificationRank('PII') > classificationRank('CORPORATE_SENSITIVE_INFO')); // true
 * ```
 */
export function classificationRank(classification: InfoClassification): number {
  return Object.hasOwn(RANKS, classification) ? RANKS[classification] : RANKS.PII;
}
