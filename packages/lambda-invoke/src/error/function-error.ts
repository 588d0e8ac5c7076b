import { definedOnly } from '../call/defined-only.ts';
import type { LambdaResponse } from '../lambda-response.ts';
import type { FailedCall } from './api-error.ts';
import type { LambdaErrorKind } from './lambda-error-kind.ts';
import { FAILED_CALL, LambdaInvokeError } from './lambda-invoke-error.ts';
import { decodeRemoteError, rebuildRemoteError } from './remote-error.ts';
import { type RemoteReport, readRemoteReport, toRemoteError } from './remote-report.ts';

/**
 * The error of a function that was called and failed: the Invoke API answers 200 and sets `FunctionError`.
 *
 * A PyPwExt error of the other side comes back with its code, action, classification, message and details;
 * everything else with a message of its own, and the remote error as the cause.
 */
export function functionError(response: LambdaResponse, call: FailedCall): LambdaInvokeError {
  const { requestId, attempts } = response.ResponseMetadata;
  const responseBody = response.payloadAsText();
  const report = readRemoteReport(responseBody);
  const remote = decodeRemoteError(report);
  const shared = {
    functionName: call.functionName,
    method: call.method,
    url: call.functionName,
    response,
    responseBody,
    ...definedOnly({ requestId, attempts }),
  };
  if (remote) return rebuildRemoteError(remote, report, shared);
  const kind = kindOf(response, report);
  return new LambdaInvokeError(`The function ${call.functionName} ${describe(kind, report)}`, {
    ...shared,
    kind,
    publicMessage: FAILED_CALL,
    code: kind === 'timeout' ? 504 : 502,
    cause: toRemoteError(report),
    details: {
      kind,
      function: call.functionName,
      ...definedOnly({ errorType: report.type && shownType(report), requestId }),
    },
  });
}

// What Lambda says when it had to stop the function. The texts are those that it has been recorded to send;
// older ones have no `errorType`.
const TIMED_OUT = /Task timed out after ([\d.]+) seconds$/;
const EXITED =
  /(?:Runtime exited (?:with error: (.*)|without providing a reason)|Process exited before completing request)$/s;
const KILLED = /signal: killed|exit status 137/;
// The classes that Java, Python, .NET and Ruby have for it.
const OUT_OF_MEMORY =
  /^(?:Runtime\.OutOfMemory|java\.lang\.OutOfMemoryError|MemoryError|OutOfMemoryException|NoMemoryError)$/;

function kindOf(response: LambdaResponse, { type, message }: RemoteReport): LambdaErrorKind {
  // A type without a dot is a class of the function's own code: its message is not Lambda's.
  const fromLambda = type === undefined || /^(?:Sandbox|Runtime|Function|Extension)\./.test(type);
  if (type === 'Sandbox.Timedout' || (fromLambda && TIMED_OUT.test(message))) return 'timeout';
  if (type !== undefined && OUT_OF_MEMORY.test(type)) return 'outOfMemory';
  if (type === 'Function.ResponseSizeTooLarge') return 'tooLarge';
  if (type === 'Runtime.ExitError' || type === 'Extension.Crash' || (fromLambda && EXITED.test(message))) {
    return KILLED.test(message) || ranOutOfHeap(response) ? 'outOfMemory' : 'exit';
  }
  return response.FunctionError === 'Handled' ? 'handled' : 'unhandled';
}

/** V8 aborts the process when its heap is full; only the function's log says why. */
const ranOutOfHeap = (response: LambdaResponse): boolean =>
  response.logTail()?.includes('JavaScript heap out of memory') === true;

function describe(kind: LambdaErrorKind, report: RemoteReport): string {
  switch (kind) {
    case 'timeout': {
      const seconds = TIMED_OUT.exec(report.message)?.[1];
      return `timed out${seconds === undefined ? '' : ` after ${seconds} seconds`}: raise its timeout, or let it do less`;
    }
    case 'outOfMemory':
      return 'ran out of memory: raise its memory size, or let it hold less';
    case 'exit':
      return `ended before it answered: ${exitReason(report)}`;
    case 'tooLarge':
      return 'answered more than Lambda carries (6,291,556 bytes): put the data into S3 and answer its key';
    default:
      return `failed with ${report.type === undefined ? 'an error without a type' : shownType(report)}`;
  }
}

const exitReason = ({ message }: RemoteReport): string => {
  const reason = EXITED.exec(message)?.[1];
  return reason !== undefined && /^[\w: ]{1,64}$/.test(reason) ? reason : 'it gave no reason';
};

/** The type is data of the other side; only what looks like the name of a class is shown. */
const shownType = ({ type }: RemoteReport): string =>
  type !== undefined && /^[\w.$:-]{1,128}$/.test(type) ? type : 'an error of an unusual type';
