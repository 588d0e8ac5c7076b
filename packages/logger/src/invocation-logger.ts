import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';
import { copyData } from './copy-data.ts';
import type { InitialLevel } from './initial-level.ts';
import { isReserved } from './invocation-keys.ts';
import { type InvocationState, type LambdaContextFields, mergeKeys } from './invocation-state.ts';
import { Level, type LogLevelName, levelName, parseLevel } from './level.ts';
import type { PowertoolsOptions } from './logger-options.ts';
import { LoggerState } from './logger-state.ts';

/** The keys that methods of Powertools take. */
export type Keys = Parameters<Logger['appendKeys']>[0];

/**
 * Powertools' logger with level, keys and context of each invocation apart, and with the level VERBOSE.
 *
 * Its methods are called by the constructor of the base too, when `loggerState` is not there yet; such calls
 * are left to the base.
 */
export class InvocationLogger extends Logger {
  /** `undefined` until the constructor of the base is done. */
  protected readonly loggerState: LoggerState;

  public constructor(options: PowertoolsOptions, initial: InitialLevel) {
    super(options);
    this.loggerState = new LoggerState(initial);
    const { startsVerbose, verbose, concurrent } = this.loggerState;
    // Unless it was sampled: it is at DEBUG then.
    if (startsVerbose && super.level === Level.TRACE) verbose.set(true, concurrent);
  }

  /** The level that counts here and now, as a number: that of the invocation where it has set one. */
  public override get level(): number {
    const state = stateOf(this);
    const own = state?.invocations.levelsDiffer ? state.invocations.current()?.level : undefined;
    if (own !== undefined) return own;
    const level = super.level;
    return level === Level.TRACE && state?.verbose.get(state.concurrent) ? Level.VERBOSE : level;
  }

  /** The name of the level that counts here and now. */
  public override getLevelName(): ReturnType<Logger['getLevelName']> {
    // VERBOSE is no name of Powertools' type.
    return levelName(this.level) as ReturnType<Logger['getLevelName']>;
  }

  /**
   * Sets the level, in any letter case: of the current invocation alone where there is one, of the logger
   * otherwise. Without effect under Lambda's advanced logging controls, as with Powertools.
   *
   * @throws Error when it is no level.
   */
  public override setLogLevel(logLevel: LogLevelName): void {
    const level = parseLevel(logLevel);
    const known = level === 'VERBOSE' ? 'TRACE' : (level ?? (logLevel as 'INFO'));
    const state = stateOf(this);
    const invocation = level && !state?.controlled ? state?.invocations.change() : undefined;
    if (state !== undefined && invocation !== undefined && level !== undefined) {
      invocation.level = Level[level];
      state.invocations.levelsDiffer = true;
    } else {
      super.setLogLevel(known);
      state?.verbose.set(level === 'VERBOSE' && !state.controlled, state.concurrent);
    }
  }

  /** Draws again whether this invocation is one of those that log at DEBUG. */
  public override refreshSampleRateCalculation(): void {
    super.refreshSampleRateCalculation();
    if (stateOf(this)?.startsVerbose && this.level === Level.TRACE) this.setLogLevel('VERBOSE');
  }

  /** As Powertools'; within an invocation the keys belong to that invocation. */
  public override appendKeys(attributes: Keys): void {
    const state = this.loggerState.invocations.change();
    if (state === undefined) super.appendKeys(attributes);
    else mergeKeys(state.keys, this.withoutReserved(attributes));
    this.#changed(state);
  }

  /** As Powertools'. The keys belong to the logger, also within an invocation. */
  public override appendPersistentKeys(attributes: Keys): void {
    super.appendPersistentKeys(attributes);
    const state = stateOf(this);
    if (state !== undefined) state.version++;
  }

  /** As Powertools', but a copy is kept: what is changed later does not reach the object that was given. */
  public override setPersistentLogAttributes(attributes: Keys): void {
    super.setPersistentLogAttributes(copyData(attributes));
    this.loggerState.version++;
  }

  /** As Powertools'; within an invocation, for that invocation alone. */
  public override removeKeys(keys: string[]): void {
    const state = this.loggerState.invocations.change();
    if (state === undefined) super.removeKeys(keys);
    else {
      const persistent = this.getPersistentLogAttributes();
      for (const key of keys) state.keys[key] = persistent[key];
    }
    this.#changed(state);
  }

  /** As Powertools'. */
  public override removePersistentKeys(keys: string[]): void {
    super.removePersistentKeys(keys);
    this.loggerState.version++;
  }

  /** As Powertools'; the keys of the current invocation go too. */
  public override resetKeys(): void {
    const state = this.loggerState.invocations.change();
    if (state !== undefined) state.keys = {};
    super.resetKeys();
    this.loggerState.version++;
    this.#changed(state);
  }

  /** As Powertools'; within an invocation, that of the invocation. */
  public override getCorrelationId(): unknown {
    const own = stateOf(this)?.invocations.current()?.keys.correlation_id;
    return own ?? super.getCorrelationId();
  }

  /** As Powertools'; within an invocation the context belongs to that invocation. */
  public override addContext(context: Context | LambdaContextFields): void {
    const state = this.loggerState.invocations.change();
    if (state === undefined && this.loggerState.concurrent) {
      super.addContext(context);
      return;
    }
    const { invokedFunctionArn, awsRequestId, memoryLimitInMB, functionName, functionVersion } = context;
    const fields: LambdaContextFields = {
      invokedFunctionArn,
      coldStart: this.getColdStart(),
      awsRequestId,
      memoryLimitInMB,
      functionName,
      functionVersion,
      ...(context.tenantId === undefined ? {} : { tenantId: context.tenantId }),
    };
    if (state === undefined) this.loggerState.context = fields;
    else state.context = fields;
    this.#changed(state);
  }

  /** Makes the templates stale: after the change, for a change may itself write warnings. */
  #changed(state: InvocationState | undefined): void {
    if (state === undefined) this.loggerState.version++;
    else state.version++;
  }

  /** Powertools' reserved keys are left out, each with a warning. */
  protected withoutReserved(keys: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const kept: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(keys)) {
      if (isReserved(key)) this.warn(`The key "${key}" is a reserved key and will be dropped.`);
      else kept[key] = value;
    }
    return kept;
  }
}

/** The state of a logger, once it has one. */
const stateOf = (logger: { loggerState?: LoggerState } | InvocationLogger): LoggerState | undefined =>
  (logger as { loggerState?: LoggerState }).loggerState;
