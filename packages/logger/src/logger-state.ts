import type { InitialLevel } from './initial-level.ts';
import { InvocationStates, type LambdaContextFields } from './invocation-state.ts';
import type { UpperCaseLevel } from './level.ts';
import { VerboseFlag } from './verbose-flag.ts';

/** What a logger keeps beside what Powertools keeps. */
export class LoggerState {
  /** What the invocations under way have changed. */
  readonly invocations: InvocationStates = new InvocationStates();
  readonly verbose: VerboseFlag = new VerboseFlag();
  /** The minimum of Lambda's advanced logging controls. */
  readonly controlled: UpperCaseLevel | undefined;
  readonly startsVerbose: boolean;
  /** Whether Powertools keeps level, keys and context per invocation, in the store of the runtime. */
  readonly concurrent: boolean = (process.env.AWS_LAMBDA_MAX_CONCURRENCY ?? '') !== '';
  /** The Lambda context outside of any invocation. */
  context: LambdaContextFields | undefined;
  /** Counts the changes of the logger: templates made before a change are stale. */
  version = 0;

  constructor({ level, controlled }: InitialLevel) {
    this.controlled = controlled;
    this.startsVerbose = level === 'VERBOSE' && controlled === undefined;
  }

  /** The context of the current invocation, or of the logger. */
  currentContext(): LambdaContextFields | undefined {
    return this.invocations.current()?.context ?? this.context;
  }
}
