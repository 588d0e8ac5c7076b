import type { Logger } from '@aws-lambda-powertools/logger';
import type { Encoder, RedactionOptions, RedactionPlan } from '@pypwext/base';
import type { LogLevelName } from './level.ts';

/** The options of Powertools' `Logger`. */
export type PowertoolsOptions = NonNullable<ConstructorParameters<typeof Logger>[0]>;

/** What `PyPwExtLogger` adds to the options of Powertools. */
export interface OwnOptions {
  /**
   * The lowest level that is written, in any letter case. An unknown one is told in a warning and ignored.
   *
   * @defaultValue `POWERTOOLS_LOG_LEVEL`, then `LOG_LEVEL`, then `'INFO'`; `AWS_LAMBDA_LOG_LEVEL` wins over all
   */
  readonly logLevel?: LogLevelName | undefined;
  /**
   * Encodes the values of each entry (objects and big integers; errors go to the log formatter) before they
   * are redacted and bounded: `new PyPwExtJSONEncoder({ ..., profile: 'log' })` of `@pypwext/encoder`, for
   * instance. A value that it refuses is encoded as without it.
   *
   * @defaultValue the walk of `@pypwext/base`, which knows the usual types
   */
  readonly encoder?: Encoder | undefined;
  /** Leaves the key `type` out where it is `STD`. `false`: each entry has it. @defaultValue `true` */
  readonly skipStdType?: boolean | undefined;
  /**
   * Leaves the key `classification` out where it is `NA`. `false`: each entry has it. @defaultValue `true`
   */
  readonly skipInfoNa?: boolean | undefined;
  /**
   * What to hide: key names, patterns, and a policy per classification. Names that hold credentials
   * (`authorization`, `cookie`, `password`, `x-amz-security-token`, ...) are masked in any case. A plan made by
   * `createRedactionPlan` is taken as it is; `false` hides nothing.
   *
   * @defaultValue the names that hold credentials
   *
   * @example
   * ```ts
   * import { PyPwExtLogger } from '@pypwext/logger';
   *
   * const logger = new PyPwExtLogger({ redaction: { keys: ['iban'], policies: { PII: { hash: 'a key' } } } });
   * logger.info('paid', { iban: 'SE35 5000' }); // "iban":"[Redacted]"
   * ```
   */
  readonly redaction?: RedactionOptions | RedactionPlan | false | undefined;
  /**
   * When an entry has the key `location`: `'error'` at ERROR and above, and wherever `method` knows it;
   * `'always'` (about 3 us per entry); `'off'` never.
   *
   * @defaultValue `'error'`
   */
  readonly location?: LocationOption | undefined;
  /**
   * How many bytes a line may have, its line end included. A longer one is cut and says where, under
   * `truncated`. At least 1,024.
   *
   * @defaultValue 262,144 (AWS, "CloudWatch Logs quotas": the event size that every reader accepts)
   */
  readonly maxLineBytes?: number | undefined;
}

/** When an entry has the key `location`. */
export type LocationOption = 'error' | 'always' | 'off';

/** The options of {@link PyPwExtLogger}: all those of Powertools' `Logger`, and some more. */
export type PyPwExtLoggerOptions = DistributiveOmit<PowertoolsOptions, 'logLevel'> & OwnOptions;

/** `Omit` that keeps which options exclude each other. */
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
