import type { InfoClassification } from '@pypwext/base';

/** The levels of request and response entries. */
export type HttpLogLevel = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';

/** How a session logs its requests and replies. */
export interface LoggingOptions {
  /** The level of the entry before a request. @defaultValue `'DEBUG'` */
  readonly level?: HttpLogLevel;
  /** The level of the entry after a reply; a call without a reply is logged at ERROR. @defaultValue `'INFO'` */
  readonly outLevel?: HttpLogLevel;
  /** How sensitive the request is. @defaultValue `'NA'` */
  readonly classification?: InfoClassification;
  /** How sensitive the reply is. @defaultValue the `classification` */
  readonly outClassification?: InfoClassification;
  /**
   * Whether bodies are logged, with secrets masked by key name and at most 16 KB each.
   * @defaultValue `false`
   */
  readonly body?: boolean;
  /**
   * The headers that are logged; names in any case. Credentials and cookies are masked even when named here.
   * @defaultValue content-type, content-length, retry-after, and the request ids of AWS
   */
  readonly headers?: readonly string[];
}
