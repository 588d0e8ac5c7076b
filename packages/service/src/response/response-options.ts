import type { InfoClassification } from '@pypwext/base';
import type { GatewayType } from '../gateway/door.ts';

/** The format of errors in a body. */
export type ErrorFormat = 'pypwext' | 'problem';

/** The options of `service.response`. */
export interface ResponseOptions {
  /** The door that the answer leaves through. @defaultValue `'AUTO'`, found out from the event */
  readonly type?: GatewayType | undefined;
  /** Whether an error that is thrown becomes an answer even with action `RAISE`, or of another kind. @defaultValue `true` */
  readonly alwaysReturn?: boolean | undefined;
  /** Whether errors decide about the status of an answer below 400: the highest code. @defaultValue `true` */
  readonly codeFromError?: boolean | undefined;
  /** Whether errors show in the status alone, never in the body. @defaultValue `true` */
  readonly justStatusCode?: boolean | undefined;
  /**
   * The format of errors in a body: `{ "error": ... }`, or problem details (RFC 9457). A client that
   * prefers `application/problem+json` or `application/json` in `Accept` gets what it prefers.
   *
   * @defaultValue `'pypwext'`
   */
  readonly format?: ErrorFormat | undefined;
  /**
   * Up to which classification errors are told in full. Above it the message becomes the status phrase, and
   * details are left out.
   *
   * @defaultValue the service's own, `'CORPORATE_SENSITIVE_INFO'`
   */
  readonly disclose?: InfoClassification | undefined;
}
