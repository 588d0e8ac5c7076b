import { type Encoder, type InfoClassification, type LoggerPort, plainEncoder } from '@pypwext/base';

/** The options of a `PyPwExtService`. */
export interface PyPwExtServiceOptions {
  /**
   * Encodes bodies.
   *
   * @defaultValue `plainEncoder` of `@pypwext/base`; `PyPwExtJSONEncoder` of `@pypwext/encoder` is the extensible one
   */
  readonly encoder?: Encoder;
  /**
   * Is told, at ERROR, of everything that an answer must not tell: unexpected errors, errors with a code
   * from 500, answers that could not be encoded or are too large, and failed records of a batch.
   *
   * @defaultValue `console`, which Lambda takes into the function's log
   */
  readonly logger?: LoggerPort;
  /**
   * Up to which classification errors are told to clients in full.
   *
   * @defaultValue `'CORPORATE_SENSITIVE_INFO'`
   */
  readonly disclose?: InfoClassification;
}

/** What a service hands on to its wrappers. */
export interface ServiceSettings {
  /** Encodes bodies. */
  readonly encoder: Encoder;
  /** Is told of failures. */
  readonly logger: LoggerPort;
  /** Up to which classification errors are told in full. */
  readonly disclose: InfoClassification;
}

/** Fills in the defaults. */
export const settleSettings = ({
  encoder = plainEncoder,
  logger = console,
  disclose = 'CORPORATE_SENSITIVE_INFO',
}: PyPwExtServiceOptions): ServiceSettings => ({ encoder, logger, disclose });
