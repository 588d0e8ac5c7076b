import type {
  InjectLambdaContextOptions,
  LogItemExtraInput,
  LogItemMessage,
} from '@aws-lambda-powertools/logger/types';
import type { AuditRecord } from './audit-record.ts';
import { composeAuditEntry } from './compose-audit-entry.ts';
import type { ComposedEntry } from './composed-entry.ts';
import type { Keys } from './invocation-logger.ts';
import {
  dualDecorator,
  type LegacyHandlerDecorator,
  type StandardHandlerDecorator,
} from './lambda-context-decorator.ts';
import { Level } from './level.ts';
import type { LogEntryInput } from './log-entry-input.ts';
import type { PowertoolsOptions, PyPwExtLoggerOptions } from './logger-options.ts';
import { createLogMethod, type LogMethod } from './method.ts';
import { SafeLogger } from './safe-logger.ts';
import { runInScope } from './scope.ts';

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
export class PyPwExtLogger extends SafeLogger {
  #method: LogMethod | undefined;

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
    const level = Math.min(
      Math.max(Level.INFO, Level[this.loggerState.controlled ?? 'INFO']),
      Level.CRITICAL,
    );
    let entry: ComposedEntry;
    try {
      entry = composeAuditEntry(record);
    } catch {
      entry = composeAuditEntry(this.harmless(record) as AuditRecord);
    }
    this.writeEntry(level, entry);
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
      writes: (level, type) => this.writes(level, type),
      write: (level, entry) => this.writeEntry(level, entry),
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
    return runInScope(this.withoutReserved(keys), fn);
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
    const state = this.loggerState.invocations.current();
    if (state !== undefined) child.appendKeys(state.keys as Keys);
    return child;
  }

  protected override createLogger(options?: PowertoolsOptions): PyPwExtLogger {
    const child = new PyPwExtLogger({ ...this.childOptions(), ...options } as PyPwExtLoggerOptions);
    // Before Powertools hands the keys on, which may write a warning.
    const context = this.loggerState.currentContext();
    if (context !== undefined) child.addContext(context);
    return child;
  }
}
