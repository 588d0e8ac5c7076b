import type { InfoClassification, LogEntryType } from '@pypwext/base';
import type { LogLevelName } from './level.ts';

/** The options of `logger.method`. */
export interface MethodOptions {
  /** The level of the entry line, `Entering f`. @defaultValue `'DEBUG'` */
  readonly level?: LogLevelName;
  /** The level of the exit line, `Exiting f`. @defaultValue `'INFO'` */
  readonly outLevel?: LogLevelName;
  /** How sensitive the arguments are. @defaultValue `'NA'` */
  readonly classification?: InfoClassification;
  /**
   * What the lines are for. `'AUDIT'` writes the entry line, and an exit or a failure line, whatever the level
   * is, with an `outcome` and a sequence number.
   *
   * @defaultValue `'STD'`
   */
  readonly type?: LogEntryType;
  /** The name of the operation that the function carries out. @defaultValue none */
  readonly operation?: string;
  /**
   * Whether the exit line takes `classification`, `type` and `operation` of the entry line where its own are
   * not given.
   *
   * @defaultValue `true`
   */
  readonly eqKeywords?: boolean;
  /** How sensitive the result is. @defaultValue `classification` */
  readonly outClassification?: InfoClassification;
  /** What the exit line is for. @defaultValue `type` */
  readonly outType?: LogEntryType;
  /** The operation that the exit line names. @defaultValue `operation` */
  readonly outOperation?: string;
  /** Whether a failure is logged, at ERROR; it is rethrown in any case. @defaultValue `true` */
  readonly logException?: boolean;
  /**
   * What the lines say of the arguments: their names, for an object of them; a function that is given the
   * arguments and returns what to log; or `false`, nothing.
   *
   * @defaultValue a single object as it is, anything else as an array
   */
  readonly args?: readonly string[] | ((...args: never[]) => unknown) | false;
  /**
   * What the exit line says of the result: what this function makes of it, or nothing, `false`.
   *
   * @defaultValue the result
   */
  readonly result?: ((value: never) => unknown) | false;
}
