import {
  type AnyFunction,
  type CallInfo,
  classificationRank,
  createWrapper,
  followOutcome,
  InfoClassification,
  isPyPwExtError,
  type LogEntryType,
  type MethodDecoratorForms,
  type Wrapper,
} from '@pypwext/base';
import { ComposedEntry } from './composed-entry.ts';
import { runAsHandler } from './handler-invocation.ts';
import { Level, levelNumber } from './level.ts';
import { methodLocation } from './location.ts';
import { loggedArguments, loggedResult } from './logged-arguments.ts';
import type { MethodOptions } from './method-options.ts';

/**
 * Logs the calls of a function: `Entering f` with its arguments, `Exiting f` with its result, or
 * `Exception in f` with the arguments and the error, which is thrown on. Wraps a function, or decorates a
 * method of either decorator kind; bare, or with options.
 *
 * Around a Lambda handler it opens the invocation, unless an outer wrapper has: keys that the handler appends end
 * with it, and its lines have the `pypwext_id` that the caller has sent.
 */
export interface LogMethod extends MethodDecoratorForms {
  /** Wraps a function. */
  <F extends AnyFunction>(fn: F): F;
  /** Gives a wrapper with these options. */
  (options?: MethodOptions): Wrapper;
}

/** What the wrapper asks of the logger. */
export interface MethodLog {
  /** Whether an entry of this level and type would be written. */
  writes(level: number, type: LogEntryType | undefined): boolean;
  /** Writes it. */
  write(level: number, entry: ComposedEntry): void;
}

/** Makes `logger.method`. */
export function createLogMethod(log: MethodLog): LogMethod {
  const bare = loggedWith(log, {});
  const method = (...use: unknown[]): unknown =>
    use.length > 1 || typeof use[0] === 'function'
      ? (bare as unknown as (...use: unknown[]) => unknown)(...use)
      : loggedWith(log, (use[0] ?? {}) as MethodOptions);
  return method as LogMethod;
}

function loggedWith(log: MethodLog, options: MethodOptions): Wrapper {
  const lines = methodLines(log, options);
  return createWrapper((call, called) => {
    const info = called.name === '' ? { ...called, name: options.operation ?? 'anonymous' } : called;
    return runAsHandler(info.args, () => {
      quietly(() => lines.entering(info));
      return followOutcome(call, {
        returned: (value) => {
          quietly(() => lines.exiting(info, value));
          return value;
        },
        threw: (error) => {
          quietly(() => lines.failing(info, error));
          throw error;
        },
      });
    });
  });
}

/** Anything can be an argument or be thrown; whatever that does to a line, the call goes on. */
function quietly(write: () => void): void {
  try {
    write();
  } catch {
    // The line is lost, the call is not.
  }
}

/** How the lines of one call are marked. */
interface Marks {
  readonly [name: string]: unknown;
  readonly classification: InfoClassification | undefined;
  readonly type: LogEntryType | undefined;
  readonly operation: string | undefined;
}

interface MethodLines {
  entering(info: CallInfo): void;
  exiting(info: CallInfo, value: unknown): void;
  failing(info: CallInfo, error: unknown): void;
}

function methodLines(log: MethodLog, options: MethodOptions): MethodLines {
  const level = levelNumber(options.level ?? 'DEBUG');
  const outLevel = levelNumber(options.outLevel ?? 'INFO');
  const { logException = true } = options;
  const marks = marksOf(options);
  const out = outMarksOf(options, marks);
  const entering = titles('Entering');
  const exiting = titles('Exiting');
  return {
    entering: (info) => {
      if (!log.writes(level, marks.type)) return;
      const args = loggedArguments(info.args, options.args);
      log.write(level, line({ msg: entering(info.name), args }, 'attempt', marks, info));
    },
    exiting: (info, value) => {
      if (!log.writes(outLevel, out.type)) return;
      const result = loggedResult(value, options.result);
      log.write(outLevel, line({ msg: exiting(info.name), return: result }, 'success', out, info));
    },
    failing: (info, error) => {
      if (!(logException || marks.type === 'AUDIT') || !log.writes(Level.ERROR, marks.type)) return;
      log.write(Level.ERROR, failure(info, error, marks, options));
    },
  };
}

function marksOf({ classification, type, operation }: MethodOptions): Marks {
  return { classification, type, operation };
}

function outMarksOf(options: MethodOptions, marks: Marks): Marks {
  const shared = options.eqKeywords === false ? undefined : marks;
  return {
    classification: options.outClassification ?? shared?.classification,
    type: options.outType ?? shared?.type,
    operation: options.outOperation ?? shared?.operation,
  };
}

/** The text of a line, which is the same for all calls of a function. */
function titles(verb: string): (name: string) => string {
  let known: string | undefined;
  let title = '';
  return (name) => {
    if (name !== known) title = `${verb} ${name}`;
    known = name;
    return title;
  };
}

function line(
  message: Record<string, unknown>,
  outcome: string,
  marks: Marks,
  info: CallInfo,
): ComposedEntry {
  if (marks.type === 'AUDIT') message.outcome = outcome;
  const entry = new ComposedEntry(message, []);
  entry.lifted = isEmpty(marks) ? undefined : marks;
  entry.classification = marks.classification;
  entry.type = marks.type;
  entry.location = methodLocation(info.name, info.thisArg);
  entry.ownText = true;
  return entry;
}

const isEmpty = ({ classification, type, operation }: Marks): boolean =>
  classification === undefined && type === undefined && operation === undefined;

function failure(info: CallInfo, error: unknown, marks: Marks, options: MethodOptions): ComposedEntry {
  const known = isPyPwExtError(error) ? error : undefined;
  const classification = higher(marks.classification, known?.classification);
  const message = {
    msg: `Exception in ${info.name}`,
    args: loggedArguments(info.args, options.args),
    details: known?.details,
  };
  const entry = line(message, 'failure', { ...marks, classification }, info);
  if (options.logException !== false) entry.exception = { error, brief: isTold(error) };
  return entry;
}

/** The line is as sensitive as the more sensitive of the arguments and the error. */
function higher(
  one: InfoClassification | undefined,
  other: InfoClassification | undefined,
): InfoClassification | undefined {
  if (other === undefined || other === InfoClassification.NA) return one;
  if (one === undefined) return other;
  return classificationRank(one) >= classificationRank(other) ? one : other;
}

let told: WeakSet<object> | undefined;

/**
 * Whether the stack of an error has been logged already: on its way through nested wrappers each of them
 * writes its line, the innermost one alone with the stack.
 */
function isTold(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  told ??= new WeakSet();
  if (told.has(error)) return true;
  told.add(error);
  return false;
}
