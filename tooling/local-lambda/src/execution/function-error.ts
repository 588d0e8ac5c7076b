/** The payload of an invocation that failed, as Lambda hands it to the caller. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: ReadonlyArray<string>;
}

/** The largest result of a synchronous invocation, in bytes (Lambda quotas: 6 MB plus its envelope). */
export const maximumResultBytes = 6_291_556;

/** The function did not answer within its timeout. */
export function timedOut(requestId: string, timeoutMs: number): FunctionError {
  const seconds = (timeoutMs / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

/** The function's process ended before it answered. */
export function runtimeExited(
  requestId: string,
  exitCode: number | null,
  signal: NodeJS.Signals | null,
): FunctionError {
  return {
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${exitReason(exitCode, signal)}`,
  };
}

function exitReason(exitCode: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `Runtime exited with error: signal: ${signalText(signal)}`;
  if (exitCode === 0) return 'Runtime exited without providing a reason';
  return `Runtime exited with error: exit status ${exitCode}`;
}

/** Lambda prints the text of the C library: `killed` for SIGKILL. */
function signalText(signal: NodeJS.Signals): string {
  const texts: Partial<Record<NodeJS.Signals, string>> = {
    SIGKILL: 'killed',
    SIGTERM: 'terminated',
    SIGABRT: 'aborted',
    SIGSEGV: 'segmentation fault',
    SIGBUS: 'bus error',
  };
  return texts[signal] ?? signal.toLowerCase();
}

/** The result was larger than {@link maximumResultBytes}. */
export function resultTooLarge(): FunctionError {
  return {
    errorMessage: `Response payload size exceeded maximum allowed payload size (${maximumResultBytes} bytes).`,
    errorType: 'Function.ResponseSizeTooLarge',
  };
}
