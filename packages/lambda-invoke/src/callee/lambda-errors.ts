import {
  createWrapper,
  type Encoder,
  followOutcome,
  type InfoClassification,
  isPyPwExtError,
  type Wrapper,
} from '@pypwext/base';
import { carryError } from './remote-error-carrier.ts';

/** The options of {@link lambdaErrors}. */
export interface LambdaErrorsOptions {
  /** Encodes the details. @defaultValue `plainEncoder` of `@pypwext/base` */
  readonly encoder?: Encoder;
  /**
   * The most sensitive classification whose message and details leave the function; of other errors only the
   * code, the action and the classification do. Lambda's runtime writes what a handler throws into the
   * function's log as well, so that `'CORPORATE_SENSITIVE_INFO'` keeps personal data out of both.
   * @defaultValue `'PII'`: everything arrives
   */
  readonly disclose?: InfoClassification;
}

/**
 * Wraps a handler that other functions call directly, so that the PyPwExt errors that it throws arrive there
 * as what they are, with code, action, classification and details. Every other error is left alone.
 *
 * It goes outermost. Handlers made by `contract.handler` have it already.
 *
 * @example
 * ```ts
 * import { StdPyPwExtError } from '@pypwext/base';
 * import { lambdaErrors } from '@pypwext/lambda-invoke';
 *
 * export const handler = lambdaErrors()(async (event: { age: number }) => {
 *   if (event.age < 18) throw new StdPyPwExtError('Customer is too young', { code: 422 });
 *   return { price: 12 };
 * });
 *
 * console.log(await handler({ age: 30 })); // { price: 12 }
 * ```
 */
export function lambdaErrors(options: LambdaErrorsOptions = {}): Wrapper {
  return createWrapper((call) =>
    followOutcome(call, {
      returned: (value) => value,
      threw: (error) => {
        throw isPyPwExtError(error) ? carryError(error, options) : error;
      },
    }),
  );
}
