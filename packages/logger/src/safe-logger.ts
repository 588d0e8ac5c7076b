import type { LogItem } from '@aws-lambda-powertools/logger';
import type { LogItemExtraInput, LogItemMessage } from '@aws-lambda-powertools/logger/types';
import { type EncodingOptions, type LogEntryType, toPlain } from '@pypwext/base';
import { composeEntry, isMarkedAudit } from './compose-entry.ts';
import { ComposedEntry } from './composed-entry.ts';
import { isDefaultFormatter, noteDefaultFormatter } from './default-formatters.ts';
import { encodeLine, indentLine, lineOptions } from './encode-line.ts';
import { entryKeys } from './entry-keys.ts';
import type { Call } from './fast-line.ts';
import { FastLines, fromSecondLineOn } from './fast-lines.ts';
import { finishRecord } from './finish-record.ts';
import { harmlessEntry } from './harmless-entry.ts';
import { holdEntry, releaseEntries } from './held-entries.ts';
import { initialLevel } from './initial-level.ts';
import { InvocationLogger } from './invocation-logger.ts';
import { lastResortLine } from './last-resort.ts';
import { consoleMethod, Level, type LogLevelName, levelMethod, powertoolsLevel } from './level.ts';
import { callerLocation } from './location.ts';
import type { OwnOptions, PowertoolsOptions, PyPwExtLoggerOptions } from './logger-options.ts';
import { type LoggerSettings, loggerSettings, optionsOf } from './logger-settings.ts';
import { internals } from './powertools-internals.ts';
import { PreparedItem } from './prepared-item.ts';
import { PristineConsole } from './pristine-console.ts';
import { redactAgain, redactEntry } from './redact-entry.ts';
import { xrayHeader, xrayRoot } from './xray-trace.ts';

/**
 * Writes entries: refuses those whose level is off, makes their records, redacts, encodes and bounds them, and
 * never throws.
 *
 * The constructor of the base calls overridden methods before any field of ours exists. `#settings in this`
 * tells whether it is done; the overrides leave such calls to the base.
 */
export class SafeLogger extends InvocationLogger {
  readonly #settings: LoggerSettings;
  readonly #lineOptions: EncodingOptions;
  /** The line of a call from a template; `undefined` when all lines have to be made carefully. */
  readonly #fastLine: ((call: Call) => string | undefined) | undefined;
  readonly #pristine: PristineConsole;
  readonly #buffers: boolean;
  readonly #flushesOnError: boolean;
  readonly #replaces: boolean;
  /** Calls below this level are refused at once; 0 while the level is not the same everywhere. */
  #gate = 0;

  /**
   * @param options - All options of Powertools' `Logger`, and those that `PyPwExtLogger` adds.
   *
   * @throws TypeError or PyPwExtInternalError when an option that `PyPwExtLogger` adds is wrong.
   */
  public constructor(options: PyPwExtLoggerOptions = {}) {
    const { encoder, skipStdType, skipInfoNa, redaction, location, maxLineBytes, logLevel, ...rest } =
      options;
    const settings = loggerSettings({ encoder, skipStdType, skipInfoNa, redaction, location, maxLineBytes });
    const initial = initialLevel(logLevel, rest.customConfigService?.getLogLevel());
    const level = initial.passed === 'VERBOSE' ? 'TRACE' : initial.passed;
    super({ ...rest, ...(level === undefined ? {} : { logLevel: level }) } as PowertoolsOptions, initial);
    const formatter = internals(this).getLogFormatter();
    if (rest.logFormatter === undefined && rest.logRecordOrder === undefined) noteDefaultFormatter(formatter);
    this.#settings = settings;
    this.#lineOptions = lineOptions(formatter, settings);
    this.#pristine = new PristineConsole(internals(this).console);
    this.#buffers = rest.logBufferOptions !== undefined && rest.logBufferOptions.enabled !== false;
    this.#flushesOnError = rest.logBufferOptions?.flushOnErrorLog !== false;
    this.#replaces = rest.jsonReplacerFn !== undefined || this.getJsonReplacer !== super.getJsonReplacer;
    this.#fastLine = this.#canBeFast() ? fromSecondLineOn(() => this.#makeFastLines()) : undefined;
    this.#setGate();
    for (const [held, item] of releaseEntries(this)) this.printLog(held, item);
    for (const warning of initial.warnings) this.warn(warning);
  }

  /**
   * Sets the level, in any letter case: of the current invocation alone where there is one, of the logger
   * otherwise. Without effect under Lambda's advanced logging controls, as with Powertools.
   *
   * @throws Error when it is no level.
   */
  public override setLogLevel(logLevel: LogLevelName): void {
    super.setLogLevel(logLevel);
    if (#settings in this) this.#setGate();
  }

  /** What a child is made with. */
  protected childOptions(): OwnOptions {
    return optionsOf(this.#settings);
  }

  /** Whether an entry of this level and type would be written or buffered here and now. */
  protected writes(level: number, type: LogEntryType | undefined): boolean {
    if (type === 'AUDIT' || this.#buffers) return true;
    return this.#gate === 0 ? level >= this.level : level >= this.#gate;
  }

  /** Writes an entry that this package has composed. */
  protected writeEntry(level: number, entry: ComposedEntry): void {
    this.processLogItem(level, entry as unknown as LogItemMessage, []);
  }

  /** The value without anything that could throw, change or be endless. */
  protected harmless(value: unknown): unknown {
    return toPlain(value, this.#lineOptions);
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
    // With one level everywhere, and without a buffer, the gate has decided already.
    if (this.#gate === 0 && this.#isKept(level, input, extra)) return;
    // Early: the fewer frames there are above the caller's, the less it costs.
    const location = this.#location(level, input);
    const isPristine = this.#pristine.is(internals(this).console, level);
    const line = isPristine ? this.#fastLine?.({ level, input, extra, location }) : undefined;
    if (line !== undefined) {
      this.#pristine.write(level, line);
      return;
    }
    const item = this.createAndPopulateLogItem(level, input, extra);
    const record = item.getAttributes();
    if (location !== undefined && record.location === undefined) record.location = location;
    this.printLog(level, item);
  }

  /** Whether an entry goes into the buffer, or nowhere. */
  #isKept(level: number, input: LogItemMessage, extra: LogItemExtraInput): boolean {
    if (this.#flushesOnError && this.#buffers && level >= Level.ERROR) this.flushBuffer();
    if (isMarkedAudit(input, extra)) return false;
    return (this.#buffers && this.#buffer(level, input, extra)) || level < this.level;
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
      const { serviceName } = internals(this).powertoolsLogData;
      this.#pristine.write(level, lastResortLine(level, input, serviceName, this.#settings.plan));
    } catch {
      // There is nowhere left to tell it, and a log call does not throw.
    }
  }

  #populate(level: number, entry: ComposedEntry): LogItem {
    internals(this).powertoolsLogData.lambdaContext = this.loggerState.currentContext();
    const message = typeof entry.message === 'string' ? entry.message : { message: entry.message };
    const extra = [this.#keysOf(entry), ...entry.extra] as LogItemExtraInput;
    return super.createAndPopulateLogItem(powertoolsLevel(level), message as LogItemMessage, extra);
  }

  #keysOf(entry: ComposedEntry | undefined): Record<string, unknown> {
    return entryKeys(entry, this.loggerState.invocations.current(), this.getCorrelationId());
  }

  #makeFastLines(): FastLines {
    return new FastLines(this.#settings, this.#lineOptions, {
      state: this.loggerState,
      bareRecord: () => {
        internals(this).powertoolsLogData.lambdaContext = undefined;
        return super.createAndPopulateLogItem(Level.INFO, '-', []);
      },
      keys: () => this.#keysOf(undefined),
    });
  }

  #encode(item: LogItem): string {
    const replacer = this.#replaces ? this.getJsonReplacer() : undefined;
    return encodeLine(item.getAttributes(), this.#lineOptions, this.#settings.encoder, replacer);
  }

  /** Where the call is, when its line has to say so and nothing else has told. */
  #location(level: number, input: unknown): string | undefined {
    const { location } = this.#settings;
    if (location === 'off' || (location === 'error' && level < Level.ERROR)) return undefined;
    if (input instanceof ComposedEntry && input.location !== undefined) return undefined;
    return callerLocation(this[levelMethod(level) as 'info']);
  }

  #setGate(): void {
    const { concurrent, invocations } = this.loggerState;
    this.#gate = this.#buffers || concurrent || invocations.levelsDiffer ? 0 : this.level;
  }

  /** Whether lines may be made from templates: nothing of the user has a say in how they look. */
  #canBeFast(): boolean {
    const { encoder, location, plan } = this.#settings;
    const { TZ = '' } = process.env;
    const own = SafeLogger.prototype;
    return (
      encoder === undefined &&
      location !== 'always' &&
      plan.scope === undefined &&
      !this.#replaces &&
      !this.loggerState.concurrent &&
      internals(this).logIndentation === 0 &&
      (TZ === '' || TZ.includes('UTC')) &&
      isDefaultFormatter(internals(this).getLogFormatter()) &&
      this.printLog === own.printLog &&
      this.createAndPopulateLogItem === own.createAndPopulateLogItem
    );
  }
}
