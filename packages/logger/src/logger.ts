import { Logger, type LogItem } from '@aws-lambda-powertools/logger';
import type {
  InjectLambdaContextOptions,
  LogItemExtraInput,
  LogItemMessage,
} from '@aws-lambda-powertools/logger/types';
import { currentInvocation, type EncodingOptions, type LogEntryType, toPlain } from '@pypwext/base';
import type { Context } from 'aws-lambda';
import type { AuditRecord } from './audit-record.ts';
import { composeAuditEntry } from './compose-audit-entry.ts';
import { composeEntry, isMarkedAudit } from './compose-entry.ts';
import { ComposedEntry } from './composed-entry.ts';
import { copyData } from './copy-data.ts';
import { isDefaultFormatter, noteDefaultFormatter } from './default-formatters.ts';
import { encodeLine, indentLine, lineOptions } from './encode-line.ts';
import { entryKeys } from './entry-keys.ts';
import { type FastSettings, fastLine, fastSettings } from './fast-line.ts';
import { finishRecord } from './finish-record.ts';
import { harmlessEntry } from './harmless-entry.ts';
import { holdEntry, releaseEntries } from './held-entries.ts';
import { initialLevel } from './initial-level.ts';
import { isReserved } from './invocation-keys.ts';
import {
  type InvocationState,
  InvocationStates,
  type LambdaContextFields,
  mergeKeys,
} from './invocation-state.ts';
import {
  dualDecorator,
  type LegacyHandlerDecorator,
  type StandardHandlerDecorator,
} from './lambda-context-decorator.ts';
import {
  consoleMethod,
  Level,
  type LogLevelName,
  levelMethod,
  levelName,
  parseLevel,
  powertoolsLevel,
  type UpperCaseLevel,
} from './level.ts';
import { type LineTemplate, lineTemplate } from './line-template.ts';
import { LineTemplates } from './line-templates.ts';
import { callerLocation } from './location.ts';
import type { LogEntryInput } from './log-entry-input.ts';
import type { PowertoolsOptions, PyPwExtLoggerOptions } from './logger-options.ts';
import { type LoggerSettings, loggerSettings, optionsOf } from './logger-settings.ts';
import { createLogMethod, type LogMethod } from './method.ts';
import { writeLine } from './output.ts';
import { internals } from './powertools-internals.ts';
import { PreparedItem } from './prepared-item.ts';
import { PristineConsole } from './pristine-console.ts';
import { redactAgain, redactEntry } from './redact-entry.ts';
import { runInScope } from './scope.ts';
import { VerboseFlag } from './verbose-flag.ts';
import { xrayHeader, xrayRoot } from './xray-trace.ts';

type Keys = Parameters<Logger['appendKeys']>[0];

/**
 * Powertools' `Logger` with audit entries, classification, redaction, keys per invocation, and the promise that
 * a log call never throws, never changes what it is given and never writes an endless line.
 *
 * It takes the place of `new Logger()` without another change.
 *
 * @example
 * ```ts
 * import { PyPwExtLogger } from '@pypwext/logger';
 *
 * const logger = new PyPwExtLogger({ serviceName: 'payments' });
 * const pay = logger.method({ operation: 'pay', type: 'AUDIT' })(async function pay(order: { amount: number }) {
 *   logger.info('paying', { amount: order.amount });
 *   return 'paid';
 * });
 * await pay({ amount: 1 }); // three entries: Entering pay, paying, Exiting pay
 * ```
 */
export class PyPwExtLogger extends Logger {
  // The constructor of the base calls overridden methods before any field of ours exists. `#settings in this`
  // tells whether it is done; the overrides leave such calls to the base.
  readonly #settings: LoggerSettings;
  readonly #lineOptions: EncodingOptions;
  readonly #fastSettings: FastSettings;
  readonly #states = new InvocationStates();
  readonly #templates = new LineTemplates();
  readonly #verbose = new VerboseFlag();
  readonly #pristine: PristineConsole;
  /** The minimum of Lambda's advanced logging controls. */
  readonly #controlled: UpperCaseLevel | undefined;
  readonly #startsVerbose: boolean;
  readonly #buffers: boolean;
  readonly #flushesOnError: boolean;
  /** Whether Powertools keeps level, keys and context per invocation, in the store of the runtime. */
  readonly #concurrent: boolean;
  readonly #replaces: boolean;
  readonly #fast: boolean;
  #context: LambdaContextFields | undefined;
  #method: LogMethod | undefined;
  /** Calls below this level are refused at once; 0 while the level is not the same everywhere. */
  #gate = 0;
  /** Counts the changes of the logger: templates made before a change are stale. */
  #version = 0;

  /**
   * @param options - All options of Powertools' `Logger`, and those of `OwnOptions`.
   *
   * @throws TypeError or PyPwExtInternalError when an option of our own is wrong.
   */
  public constructor(options: PyPwExtLoggerOptions = {}) {
    const { encoder, skipStdType, skipInfoNa, redaction, location, maxLineBytes, logLevel, ...rest } =
      options;
    const settings = loggerSettings({ encoder, skipStdType, skipInfoNa, redaction, location, maxLineBytes });
    const initial = initialLevel(logLevel, rest.customConfigService?.getLogLevel());
    const level = initial.passed === 'VERBOSE' ? 'TRACE' : initial.passed;
    super({ ...rest, ...(level === undefined ? {} : { logLevel: level }) } as PowertoolsOptions);
    const formatter = internals(this).getLogFormatter();
    if (rest.logFormatter === undefined && rest.logRecordOrder === undefined) noteDefaultFormatter(formatter);
    this.#lineOptions = lineOptions(formatter, settings);
    this.#fastSettings = fastSettings(settings.plan, this.#lineOptions);
    this.#pristine = new PristineConsole(internals(this).console);
    this.#controlled = initial.controlled;
    this.#startsVerbose = initial.level === 'VERBOSE' && initial.controlled === undefined;
    this.#buffers = rest.logBufferOptions !== undefined && rest.logBufferOptions.enabled !== false;
    this.#flushesOnError = rest.logBufferOptions?.flushOnErrorLog !== false;
    this.#concurrent = (process.env.AWS_LAMBDA_MAX_CONCURRENCY ?? '') !== '';
    this.#replaces = rest.jsonReplacerFn !== undefined || this.getJsonReplacer !== super.getJsonReplacer;
    this.#settings = settings;
    this.#fast = this.#canBeFast();
    if (this.#startsVerbose && super.level === Level.TRACE) this.#verbose.set(true, this.#concurrent);
    this.#setGate();
    for (const [held, item] of releaseEntries(this)) this.printLog(held, item);
    for (const warning of initial.warnings) this.warn(warning);
  }

  /** The level that counts here and now, as a number: that of the invocation where it has set one. */
  public override get level(): number {
    if (!(#settings in this)) return super.level;
    const own = this.#states.levelsDiffer ? this.#states.current()?.level : undefined;
    if (own !== undefined) return own;
    const level = super.level;
    return level === Level.TRACE && this.#verbose.get(this.#concurrent) ? Level.VERBOSE : level;
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
    const state = #settings in this && level && !this.#controlled ? this.#states.change() : undefined;
    if (state !== undefined && level !== undefined) {
      state.level = Level[level];
      this.#states.levelsDiffer = true;
    } else {
      super.setLogLevel(known);
      if (#settings in this) this.#verbose.set(level === 'VERBOSE' && !this.#controlled, this.#concurrent);
    }
    if (#settings in this) this.#setGate();
  }

  /** Draws again whether this invocation is one of those that log at DEBUG. */
  public override refreshSampleRateCalculation(): void {
    super.refreshSampleRateCalculation();
    if (#settings in this && this.#startsVerbose && this.level === Level.TRACE) this.setLogLevel('VERBOSE');
  }

  /** Writes an entry at TRACE. */
  public override trace(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.TRACE, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /** Writes an entry at VERBOSE, between TRACE and DEBUG. */
  public verbose(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.VERBOSE, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /** Writes an entry at DEBUG. */
  public override debug(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.DEBUG, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /**
   * Writes an entry at INFO.
   *
   * @param input - A text, an object with a `message`, an error, or an object of named parts.
   * @param extra - Errors, texts and objects of keys.
   */
  public override info(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.INFO, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /** Writes an entry at WARN. */
  public override warn(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.WARN, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /** Writes an entry at ERROR. */
  public override error(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.ERROR, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /** Writes an entry at CRITICAL. */
  public override critical(input: LogEntryInput, ...extra: unknown[]): void {
    this.processLogItem(Level.CRITICAL, input as LogItemMessage, extra as LogItemExtraInput);
  }

  /**
   * Writes an AUDIT entry: whatever the level is, never sampled, never buffered, and with a number
   * (`audit_sequence`) that leaves no gap within the process.
   */
  public audit(record: AuditRecord): void {
    // Lambda itself drops entries below its minimum, so the entry is written at that.
    const level = Math.min(Math.max(Level.INFO, Level[this.#controlled ?? 'INFO']), Level.CRITICAL);
    let entry: ComposedEntry;
    try {
      entry = composeAuditEntry(record);
    } catch {
      entry = composeAuditEntry(toPlain(record, this.#lineOptions) as AuditRecord);
    }
    this.processLogItem(level, entry as unknown as LogItemMessage, []);
  }

  /**
   * Logs the calls of a function. A wrapper for functions and a decorator of either kind for methods, bare or
   * with options; see {@link LogMethod}.
   *
   * @example
   * ```ts
   * import { PyPwExtLogger } from '@pypwext/logger';
   *
   * const logger = new PyPwExtLogger({ serviceName: 'payments', logLevel: 'DEBUG' });
   * const double = logger.method({ operation: 'double' })(function double(n: number) {
   *   return 2 * n;
   * });
   * // The entries "Entering double" and "Exiting double", and then:
   * console.log(double(2)); // 4
   * ```
   */
  public get method(): LogMethod {
    this.#method ??= createLogMethod({
      writes: (level, type) => this.#writes(level, type),
      write: (level, entry) => this.processLogItem(level, entry as unknown as LogItemMessage, []),
    });
    return this.#method;
  }

  /**
   * Runs a function with further keys on every entry that it, and what it calls and awaits, writes. Nothing
   * beside it sees them.
   *
   * @returns What the function returns.
   *
   * @example
   * ```ts
   * import { PyPwExtLogger } from '@pypwext/logger';
   *
   * const logger = new PyPwExtLogger({ serviceName: 'orders' });
   * await Promise.all(
   *   ['A-1', 'A-2'].map((order) => logger.scope({ order }, async () => logger.info('sent'))),
   * ); // "order":"A-1" on the one entry, "order":"A-2" on the other
   * ```
   */
  public scope<T>(keys: Keys, fn: () => T): T {
    return runInScope(this.#withoutReserved(keys), fn);
  }

  /** As Powertools'; within an invocation the keys belong to that invocation. */
  public override appendKeys(attributes: Keys): void {
    const state = this.#states.change();
    if (state === undefined) super.appendKeys(attributes);
    else mergeKeys(state.keys, this.#withoutReserved(attributes));
    this.#changed(state);
  }

  /** As Powertools'. The keys belong to the logger, also within an invocation. */
  public override appendPersistentKeys(attributes: Keys): void {
    super.appendPersistentKeys(attributes);
    // The constructor of the base comes here: a private method does not exist yet.
    if (#settings in this) this.#version++;
  }

  /** As Powertools', but a copy is kept: what is changed later does not reach the object that was given. */
  public override setPersistentLogAttributes(attributes: Keys): void {
    super.setPersistentLogAttributes(copyData(attributes));
    this.#version++;
  }

  /** As Powertools'; within an invocation, for that invocation alone. */
  public override removeKeys(keys: string[]): void {
    const state = this.#states.change();
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
    this.#version++;
  }

  /** As Powertools'; the keys of the current invocation go too. */
  public override resetKeys(): void {
    const state = this.#states.change();
    if (state !== undefined) state.keys = {};
    super.resetKeys();
    this.#version++;
    this.#changed(state);
  }

  /** As Powertools'; within an invocation, that of the invocation. */
  public override getCorrelationId(): unknown {
    const own = #settings in this ? this.#states.current()?.keys.correlation_id : undefined;
    return own ?? super.getCorrelationId();
  }

  /** As Powertools'; within an invocation the context belongs to that invocation. */
  public override addContext(context: Context | LambdaContextFields): void {
    const state = this.#states.change();
    if (state === undefined && this.#concurrent) {
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
    if (state === undefined) this.#context = fields;
    else state.context = fields;
    this.#changed(state);
  }

  /** As Powertools', for both decorator protocols. */
  public override injectLambdaContext(
    options?: InjectLambdaContextOptions,
  ): LegacyHandlerDecorator & StandardHandlerDecorator {
    return dualDecorator(super.injectLambdaContext(options));
  }

  /** As Powertools'. The child has the class, the options, the keys and the context of this logger. */
  public override createChild(options: PyPwExtLoggerOptions = {}): PyPwExtLogger {
    const child = super.createChild(options as PowertoolsOptions) as PyPwExtLogger;
    const state = this.#states.current();
    if (state !== undefined) child.appendKeys(state.keys as Keys);
    return child;
  }

  protected override createLogger(options?: PowertoolsOptions): PyPwExtLogger {
    const child = new PyPwExtLogger({ ...optionsOf(this.#settings), ...options } as PyPwExtLoggerOptions);
    // Before Powertools hands the keys on, which may write a warning.
    const context = this.#states.current()?.context ?? this.#context;
    if (context !== undefined) child.addContext(context);
    return child;
  }

  /** The gate: a call whose level is off is refused before anything else is looked at. */
  protected override processLogItem(level: number, input: LogItemMessage, extra: LogItemExtraInput): void {
    if (!(#settings in this)) {
      super.processLogItem(level, input, extra);
      return;
    }
    if (level < this.#gate && !isMarkedAudit(input, extra)) return;
    try {
      this.#process(level, input, extra);
    } catch {
      this.#processHarmless(level, input, extra);
    }
  }

  /** Where every record is made, also that of a warning by Powertools itself. */
  protected override createAndPopulateLogItem(
    level: number,
    input: LogItemMessage,
    extra: LogItemExtraInput,
  ): LogItem {
    if (!(#settings in this)) return super.createAndPopulateLogItem(level, input, extra);
    const entry = composeEntry(input, extra);
    redactEntry(entry, this.#settings.plan);
    let item = this.#populate(level, entry);
    if (redactAgain(entry, item, this.#settings)) item = this.#populate(level, entry);
    finishRecord(item.getAttributes(), level, entry, this.#settings);
    return item;
  }

  protected override printLog(level: number, item: LogItem): void {
    if (!(#settings in this)) {
      holdEntry(this, level, item);
      return;
    }
    item.prepareForPrint();
    const text = indentLine(this.#encode(item), internals(this).logIndentation);
    internals(this).console[consoleMethod(level)](text);
  }

  protected override bufferLogItem(trace: string, item: LogItem, level: number): void {
    item.prepareForPrint();
    const attributes = JSON.parse(this.#encode(item));
    super.bufferLogItem(trace, new PreparedItem({ attributes }), powertoolsLevel(level));
  }

  #process(level: number, input: LogItemMessage, extra: LogItemExtraInput): void {
    const audit = isMarkedAudit(input, extra);
    if (this.#buffers) {
      if (this.#flushesOnError && level >= Level.ERROR) this.flushBuffer();
      if (!audit && this.#buffer(level, input, extra)) return;
    }
    // With one level everywhere the gate has decided already.
    if (!audit && this.#gate === 0 && level < this.level) return;
    const line = this.#fast ? this.#fastLine(level, input, extra) : undefined;
    if (line !== undefined) {
      writeLine(level, line);
      return;
    }
    const item = this.createAndPopulateLogItem(level, input, extra);
    this.#locate(level, item);
    this.printLog(level, item);
  }

  #buffer(level: number, input: LogItemMessage, extra: LogItemExtraInput): boolean {
    const trace = xrayRoot(xrayHeader());
    if (trace === undefined || !this.shouldBufferLog(trace, level)) return false;
    try {
      this.bufferLogItem(trace, this.createAndPopulateLogItem(level, input, extra), level);
    } catch (error) {
      const warning = `Unable to buffer log: ${(error as Error).message}`;
      this.printLog(Level.WARN, this.createAndPopulateLogItem(Level.WARN, warning, [error as Error]));
      this.printLog(level, this.createAndPopulateLogItem(level, input, extra));
    }
    return true;
  }

  #fastLine(level: number, input: unknown, extra: readonly unknown[]): string | undefined {
    if (!this.#pristine.is(internals(this).console) || this.#needsLocation(level, input)) return undefined;
    const invocation = currentInvocation();
    const state = invocation === undefined ? undefined : this.#states.current(invocation);
    const slot = this.#templates.slot(this.#version, state, invocation);
    // Making a template costs as much as a line written carefully: it is made for a state that is met again.
    if (slot.uses++ === 0) return undefined;
    if (slot.template === null) slot.template = this.#makeTemplate();
    if (slot.template === undefined) return undefined;
    const line = fastLine(levelName(level), input, extra, slot.template, this.#fastSettings);
    // A character takes three bytes at most.
    return line === undefined || line.length > this.#settings.maxLineBytes / 3 ? undefined : line;
  }

  #makeTemplate(): LineTemplate | undefined {
    const record = this.createAndPopulateLogItem(Level.INFO, '-', []).getAttributes();
    return lineTemplate(record, this.#lineOptions, this.#settings.plan);
  }

  /** What threw is looked at once more, by the walk that nothing can make throw. */
  #processHarmless(level: number, input: unknown, extra: readonly unknown[]): void {
    try {
      const entry = harmlessEntry(input, extra, this.#lineOptions);
      this.#process(level, entry as unknown as LogItemMessage, []);
    } catch {
      this.#writeLastResort(level, input);
    }
  }

  #writeLastResort(level: number, input: unknown): void {
    try {
      const message = typeof input === 'string' ? this.#settings.plan.text(input).slice(0, 1_000) : undefined;
      const record = {
        level: levelName(level),
        message: message ?? 'An entry could not be written as it was given',
        timestamp: new Date().toISOString(),
        service: (internals(this).powertoolsLogData as { serviceName?: string }).serviceName,
      };
      writeLine(level, `${JSON.stringify(record)}\n`);
    } catch {
      // There is nowhere left to tell it, and a log call does not throw.
    }
  }

  #populate(level: number, entry: ComposedEntry): LogItem {
    const state = this.#states.current();
    internals(this).powertoolsLogData.lambdaContext = state?.context ?? this.#context;
    const keys = entryKeys(entry, state, this.getCorrelationId());
    const message = typeof entry.message === 'string' ? entry.message : { message: entry.message };
    const extra = [keys, ...entry.extra] as LogItemExtraInput;
    return super.createAndPopulateLogItem(powertoolsLevel(level), message as LogItemMessage, extra);
  }

  #encode(item: LogItem): string {
    const replacer = this.#replaces ? this.getJsonReplacer() : undefined;
    return encodeLine(item.getAttributes(), this.#lineOptions, this.#settings.encoder, replacer);
  }

  #needsLocation(level: number, input: unknown): boolean {
    const { location } = this.#settings;
    if (location === 'off' || (input instanceof ComposedEntry && input.location !== undefined)) return false;
    return location === 'always' || level >= Level.ERROR;
  }

  #locate(level: number, item: LogItem): void {
    const record = item.getAttributes();
    if (record.location !== undefined || !this.#needsLocation(level, undefined)) return;
    const location = callerLocation(this[levelMethod(level)]);
    if (location !== undefined) record.location = location;
  }

  #writes(level: number, type: LogEntryType | undefined): boolean {
    return (
      type === 'AUDIT' || this.#buffers || (this.#gate === 0 ? level >= this.level : level >= this.#gate)
    );
  }

  #setGate(): void {
    this.#gate = this.#buffers || this.#concurrent || this.#states.levelsDiffer ? 0 : this.level;
  }

  /** Makes the templates stale: after the change, for a change may itself write warnings. */
  #changed(state: InvocationState | undefined): void {
    if (state === undefined) this.#version++;
    else state.version++;
  }

  #withoutReserved(keys: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const kept: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(keys)) {
      if (isReserved(key)) this.warn(`The key "${key}" is a reserved key and will be dropped.`);
      else kept[key] = value;
    }
    return kept;
  }

  /** Whether lines may be made from templates: nothing of the user has a say in how they look. */
  #canBeFast(): boolean {
    const { encoder, location, plan } = this.#settings;
    const { TZ = '' } = process.env;
    const own = PyPwExtLogger.prototype;
    return (
      encoder === undefined &&
      location !== 'always' &&
      plan.scope === undefined &&
      !this.#replaces &&
      !this.#concurrent &&
      internals(this).logIndentation === 0 &&
      (TZ === '' || TZ.includes('UTC')) &&
      isDefaultFormatter(internals(this).getLogFormatter()) &&
      this.printLog === own.printLog &&
      this.createAndPopulateLogItem === own.createAndPopulateLogItem
    );
  }
}
