import {
  type Encoder,
  ErrorAction,
  InfoClassification,
  type PyPwExtError,
  plainEncoder,
} from '@pypwext/base';
import { definedOnly } from '../call/defined-only.ts';
import { LambdaInvokeError, type LambdaInvokeErrorOptions } from './lambda-invoke-error.ts';
import { type RemoteReport, toRemoteError } from './remote-report.ts';

/**
 * What the error of one function is to the caller in another one.
 *
 * Lambda's runtimes report the type, the message and the trace of an error, and nothing else. So a PyPwExt
 * error leaves a function with the type `PyPwExt.` + its name, and with a message of two parts, apart by a
 * line break: its own message, and this object as JSON on the last line.
 *
 * ```json
 * { "errorType": "PyPwExt.StdPyPwExtError",
 *   "errorMessage": "Customer is too young\n{\"pypwext\":1,\"code\":422,\"action\":\"RAISE\",\"classification\":\"PII\",\"details\":{\"age\":17}}" }
 * ```
 *
 * The type decides, because code sets it: a message alone may hold what somebody has put into a request.
 */
export interface RemoteErrorForm {
  /** The version of this form. */
  readonly pypwext: 1;
  /** The code of the error. */
  readonly code: number;
  /** What the error asks of the code that catches it. */
  readonly action: ErrorAction;
  /** How sensitive message and details are. */
  readonly classification: InfoClassification;
  /** The details, when there are any. */
  readonly details?: unknown;
  /** What clients are told in place of the message and the details, when the error says so. */
  readonly publicMessage?: string;
  /** The name under which the contract of the function declares the error. */
  readonly declared?: string;
  /** The message itself. It is not part of the JSON. */
  readonly message: string;
}

const TYPE_PREFIX = 'PyPwExt.';

// Lambda carries 6,291,556 bytes of an answer, and escaping may enlarge the text once more.
const MAXIMUM_LENGTH = 2_000_000;

/** What is said besides the error itself. */
export interface RemoteErrorOptions {
  /** Encodes the details. @defaultValue `plainEncoder` of `@pypwext/base` */
  readonly encoder?: Encoder | undefined;
  /** The name under which a contract declares the error. */
  readonly declared?: string | undefined;
  /** Whether the message and the details may leave the function. @defaultValue `true` */
  readonly disclosed?: boolean | undefined;
}

/** Writes an error into the type and the message that Lambda's runtime will report. */
export function encodeRemoteError(
  error: PyPwExtError,
  options: RemoteErrorOptions & { withheldMessage: string },
): { type: string; message: string } {
  const { encoder = plainEncoder, declared, disclosed = true, withheldMessage } = options;
  const { code, action, classification, details } = error;
  const publicMessage = disclosed ? error.publicMessage : undefined;
  const head = { pypwext: 1, code, action, classification, ...definedOnly({ declared, publicMessage }) };
  const form = disclosed && details !== undefined ? { ...head, details } : head;
  const message = disclosed ? error.message : withheldMessage;
  return { type: TYPE_PREFIX + error.name, message: `${message}\n${encodeForm(form, head, encoder)}` };
}

/** An error must arrive, with its details or without them. */
function encodeForm(form: object, head: object, encoder: Encoder): string {
  const withoutDetails = (reason: string): string =>
    JSON.stringify({ ...head, details: { withheld: reason } });
  try {
    // One line, whatever the encoder does: the line break is what sets the two parts apart.
    const text = encoder.encode(form).replaceAll('\n', ' ');
    return text.length <= MAXIMUM_LENGTH ? text : withoutDetails('the details are too large');
  } catch {
    return withoutDetails('the details have no JSON form');
  }
}

/** Reads the PyPwExt error out of what a function reported; `undefined` when it is none. */
export function decodeRemoteError({ type, message }: RemoteReport): RemoteErrorForm | undefined {
  if (type?.startsWith(TYPE_PREFIX) !== true) return undefined;
  const lineBreak = message.lastIndexOf('\n');
  const form = parseForm(message.slice(lineBreak + 1));
  if (form === undefined || lineBreak < 0) return undefined;
  const { code, action, classification, details, declared, publicMessage } = form;
  return {
    pypwext: 1,
    message: message.slice(0, lineBreak),
    code: isErrorStatus(code) ? code : 500,
    action: isNameOf(ErrorAction, action) ? action : 'RAISE',
    // Unknown is treated as the most sensitive.
    classification: isNameOf(InfoClassification, classification) ? classification : 'PII',
    ...(details === undefined ? {} : { details }),
    ...(typeof declared === 'string' ? { declared } : {}),
    ...(typeof publicMessage === 'string' ? { publicMessage } : {}),
  };
}

function parseForm(line: string): Record<string, unknown> | undefined {
  try {
    const form: unknown = JSON.parse(line);
    if (typeof form !== 'object' || form === null) return undefined;
    return (form as { pypwext?: unknown }).pypwext === 1 ? (form as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isErrorStatus = (code: unknown): code is number =>
  typeof code === 'number' && Number.isInteger(code) && code >= 100 && code <= 599;

const isNameOf = <T extends string>(names: Readonly<Record<string, T>>, value: unknown): value is T =>
  typeof value === 'string' && Object.hasOwn(names, value);

/** The form and the report as the error that the caller catches. */
export function rebuildRemoteError(
  form: RemoteErrorForm,
  report: RemoteReport,
  shared: Omit<LambdaInvokeErrorOptions, 'kind'>,
): LambdaInvokeError {
  const { code, action, classification, message, publicMessage } = form;
  const type = report.type?.slice(TYPE_PREFIX.length) ?? 'PyPwExtError';
  const error = new LambdaInvokeError(message, {
    ...shared,
    kind: 'handled',
    code,
    action,
    classification,
    publicMessage,
    stack: true,
    details: withKind(form.details),
    cause: toRemoteError({ ...report, type, message }),
  });
  if (form.declared !== undefined) Object.defineProperty(error, 'declared', { value: form.declared });
  return error;
}

/**
 * The remote details are what they were, so that answers and logs show them unchanged; `kind` can be read
 * from them all the same, as from the details of every error of a call.
 */
function withKind(details: unknown): unknown {
  if (details === undefined) return { kind: 'handled' };
  if (typeof details !== 'object' || details === null || Array.isArray(details)) return details;
  if (!Object.hasOwn(details, 'kind')) Object.defineProperty(details, 'kind', { value: 'handled' });
  return details;
}
