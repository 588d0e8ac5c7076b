import { type Encoder, type InfoClassification, type LoggerPort, plainEncoder } from '@pypwext/base';
import { type ProblemFormat, problemFormat } from './response/problem-format.ts';

/** The options of a `PyPwExtService`. */
export interface PyPwExtServiceOptions {
  /**
   * Encodes bodies.
   *
   * @defaultValue `plainEncoder` of `@pypwext/base`; `PyPwExtJSONEncoder` of `@pypwext/encoder` is the extensible one
   */
  readonly encoder?: Encoder | undefined;
  /**
   * Is told, at ERROR, of everything that an answer must not tell: unexpected errors, errors with a code
   * from 500, answers that could not be encoded or are too large, and failed records of a batch.
   *
   * @defaultValue `console`, which Lambda takes into the function's log. It redacts nothing, so that of classified
   * errors, and of those that they have caused, it is told class, code, classification and stack alone.
   */
  readonly logger?: LoggerPort | undefined;
  /**
   * Up to which classification errors are told to clients in full.
   *
   * @defaultValue `'CORPORATE_SENSITIVE_INFO'`
   */
  readonly disclose?: InfoClassification | undefined;
}

/** What `composeHandler` makes a handler of: nothing else gets into a bundle. */
export interface ServiceParts extends Pick<PyPwExtServiceOptions, 'logger' | 'disclose'> {
  /**
   * Encodes bodies: `plainEncoder` of `@pypwext/base` as everywhere else, or `{ encode: JSON.stringify }`
   * where every body is made of what JSON knows.
   */
  readonly encoder: Encoder;
  /** Problem details, where clients may ask for them; `problemFormat` is the value. */
  readonly problem?: ProblemFormat | undefined;
}

/** What a service hands on to its wrappers. */
export interface ServiceSettings {
  /** Encodes bodies. */
  readonly encoder: Encoder;
  /** Is told of failures. */
  readonly logger: LoggerPort;
  /** Up to which classification errors are told in full. */
  readonly disclose: InfoClassification;
  /** Problem details, where there are any. */
  readonly problem: ProblemFormat | undefined;
}

/** Fills in the defaults. */
export const settleSettings = ({
  encoder = plainEncoder,
  ...options
}: PyPwExtServiceOptions): ServiceSettings => settleParts({ encoder, problem: problemFormat, ...options });

/** Fills in the defaults of what takes no space. */
export const settleParts = ({
  encoder,
  problem,
  logger = console,
  disclose = 'CORPORATE_SENSITIVE_INFO',
}: ServiceParts): ServiceSettings => ({ encoder, logger, disclose, problem });
