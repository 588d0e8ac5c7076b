import type { LogFormatter, Logger } from '@aws-lambda-powertools/logger';
import type { LambdaContextFields } from './invocation-state.ts';

/** Members of Powertools' logger that are private to the type checker alone. */
export interface PowertoolsInternals {
  readonly console: Console;
  readonly logIndentation: number;
  /** What the formatter is given of the logger; the Lambda context is added to it for each entry. */
  readonly powertoolsLogData: { lambdaContext?: LambdaContextFields | undefined; serviceName?: string };
  getLogFormatter(): LogFormatter;
}

/**
 * Opens them. Hint: a minor version of Powertools may rename them, hence the tests that construct, print and
 * buffer through each.
 */
export const internals = (logger: Logger): PowertoolsInternals => logger as unknown as PowertoolsInternals;
