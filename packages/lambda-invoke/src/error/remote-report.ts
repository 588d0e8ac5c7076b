/** What a failed function says of its error, whatever the runtime it runs under. */
export interface RemoteReport {
  /** The name of the error's class, or Lambda's own, as `Runtime.ExitError`. */
  readonly type?: string;
  /** The error's message. */
  readonly message: string;
  /** The lines of the stack trace. */
  readonly trace: readonly string[];
  /** What caused the error, where the runtime tells (Java, .NET). */
  readonly cause?: RemoteReport;
}

// A chain of causes is data of somebody else: it is followed this far and no further.
const MAXIMUM_CAUSES = 10;

// Ruby's runtime says where the error was, too, as `Function<NameError>`. Source: AWS Lambda Developer Guide, "AWS
// Lambda function errors in Ruby".
const RUBY = /^(?:Function|Init|Runtime)<([\w:]+)>$/;

/**
 * Reads the payload of a failed call. Node.js names the stack `trace`, Python, Java, Ruby and .NET
 * `stackTrace`; Go gives objects instead of lines; Lambda itself gives none.
 *
 * @param text - The payload; a text that is no JSON object becomes the message.
 */
export function readRemoteReport(text: string): RemoteReport {
  let payload: unknown;
  try {
    payload = JSON.parse(text);
  } catch {
    return { message: text, trace: [] };
  }
  return isObject(payload) ? toReport(payload, MAXIMUM_CAUSES) : { message: text, trace: [] };
}

function toReport(payload: Record<string, unknown>, depth: number): RemoteReport {
  const { errorType, errorMessage, trace, stackTrace, cause } = payload;
  const inner = isObject(cause) && depth > 0 ? toReport(cause, depth - 1) : undefined;
  return {
    ...(typeof errorType === 'string' && errorType !== '' ? { type: errorType.replace(RUBY, '$1') } : {}),
    message: typeof errorMessage === 'string' ? errorMessage : toText(errorMessage),
    trace: toLines(trace ?? stackTrace),
    ...(inner ? { cause: inner } : {}),
  };
}

/**
 * The report as an `Error`: its name, message and stack are the remote ones, so that a logger prints them.
 */
export function toRemoteError(report: RemoteReport): Error {
  const error = new Error(
    report.message,
    report.cause === undefined ? undefined : { cause: toRemoteError(report.cause) },
  );
  const name = report.type ?? 'Error';
  const headed = report.trace[0]?.startsWith(name) === true;
  const lines = headed ? report.trace : [`${name}: ${report.message}`, ...report.trace];
  define(error, 'name', name);
  define(error, 'stack', lines.join('\n'));
  return error;
}

const define = (error: Error, key: string, value: string): void => {
  Object.defineProperty(error, key, { value, writable: true, configurable: true });
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toLines(trace: unknown): readonly string[] {
  if (typeof trace === 'string') return trace.split('\n');
  return Array.isArray(trace) ? trace.map(toText) : [];
}

function toText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  try {
    return JSON.stringify(value);
  } catch {
    // JSON.parse reads any depth; JSON.stringify runs out of stack after some thousand levels.
    return '';
  }
}
