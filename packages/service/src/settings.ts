import type { Encoder, InfoClassification, LoggerPort } from '@pypwext/base';

/** What a service hands on to its wrappers. */
export interface ServiceSettings {
  /** Encodes bodies. */
  readonly encoder: Encoder;
  /** Is told of failures. */
  readonly logger: LoggerPort;
  /** Up to which classification errors are told in full. */
  readonly disclose: InfoClassification;
}
