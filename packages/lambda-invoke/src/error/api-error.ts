import { PyPwExtInternalError } from '@pypwext/base';
import { definedOnly } from '../call/defined-only.ts';
import { invalidEndpoint } from '../client/lambda-endpoint.ts';
import type { LambdaErrorKind } from './lambda-error-kind.ts';
import { FAILED_CALL, LambdaInvokeError } from './lambda-invoke-error.ts';

/** The call that failed, as its errors describe it. */
export interface FailedCall {
  /** The function, as the caller named it. */
  readonly functionName: string;
  /** `FUNC`, `EVENT` or `DRYRUN`. */
  readonly method: string;
}

interface ApiFault {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly Reason?: string;
  readonly $metadata?: { httpStatusCode?: number; requestId?: string; attempts?: number };
}

/**
 * The error of a call that the Invoke API did not carry out, or that never reached it.
 *
 * Its `cause` has the name and the message of the SDK's error and nothing else of it: the SDK's own object
 * leads to the request with its credentials.
 */
export function apiError(error: unknown, { functionName, method }: FailedCall): Error {
  const fault = toFault(error);
  const setup = setupError(fault);
  if (setup) return setup;
  const { kind, code, text } = describe(fault);
  const { requestId, attempts } = fault.$metadata ?? {};
  return new LambdaInvokeError(`The function ${functionName} ${text}`, {
    kind,
    code,
    functionName,
    method,
    url: functionName,
    publicMessage: FAILED_CALL,
    cause: causeOf(fault),
    details: {
      kind,
      function: functionName,
      reason: fault.Reason ?? codeOf(fault) ?? fault.name,
      ...definedOnly({ requestId }),
    },
    ...definedOnly({ requestId, attempts }),
  });
}

/** What is wrong with the connection; of an answer that is an error, a code is a member of its body. */
const codeOf = ({ code, $metadata }: ApiFault): string | undefined =>
  ($metadata?.httpStatusCode ?? 0) < 300 ? code : undefined;

function toFault(error: unknown): ApiFault {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { $metadata } = error as ApiFault;
  const status = $metadata?.httpStatusCode;
  // The SDK could not read the answer: a load balancer's page, which it quotes.
  if ($metadata && status !== undefined && error.name === 'SyntaxError') {
    return { name: `HTTP ${status}`, message: `status ${status}`, $metadata };
  }
  return error as ApiFault;
}

/** What no call can do without. */
function setupError(fault: ApiFault): PyPwExtInternalError | undefined {
  if (fault.name === 'CredentialsProviderError') {
    return new PyPwExtInternalError(
      'A Lambda call needs AWS credentials, and there are none: give the function a role, set AWS_ACCESS_KEY_ID ' +
        'and AWS_SECRET_ACCESS_KEY, name a profile in AWS_PROFILE, or hand in a client that has them',
      { cause: causeOf(fault) },
    );
  }
  if (codeOf(fault) === 'ERR_INVALID_URL') return invalidEndpoint();
  if (fault.message === 'Region is missing') {
    return new PyPwExtInternalError(
      'A Lambda call needs a region: set AWS_REGION, give the option region, or call the function by its ARN',
      { cause: causeOf(fault) },
    );
  }
  return undefined;
}

interface Description {
  readonly kind: LambdaErrorKind;
  readonly code: number;
  readonly text: string;
}

const NAMED: Readonly<Record<string, Description>> = {
  ResourceNotFoundException: {
    kind: 'notFound',
    code: 404,
    text: 'does not exist: check its name, version or alias, region and account',
  },
  RequestTooLargeException: {
    kind: 'tooLarge',
    code: 413,
    text: 'was given a payload that is larger than Lambda takes: put the data into S3 and send its key',
  },
  AccessDeniedException: {
    kind: 'accessDenied',
    code: 403,
    text: 'may not be called: allow lambda:InvokeFunction on it to the role of the caller',
  },
  ExpiredTokenException: {
    kind: 'accessDenied',
    code: 403,
    text: 'was not called, because the credentials have expired: get new ones',
  },
};

function describe(fault: ApiFault): Description {
  const named = Object.hasOwn(NAMED, fault.name) ? NAMED[fault.name] : undefined;
  if (named) return named;
  const status = fault.$metadata?.httpStatusCode;
  if (status === undefined || (status > 0 && status < 300)) return describeConnection(fault);
  if (status < 400) {
    const told = `may not have been called: the endpoint redirects (${status}), which is not followed`;
    return { kind: 'service', code: 502, text: `${told}: is it the one of Lambda?` };
  }
  const answer = fault.name.startsWith('HTTP ') ? fault.name : `${fault.name} (${status})`;
  const text = `was not called: ${answer}`;
  switch (status) {
    case 429:
      return { kind: 'throttled', code: 429, text: `is throttled: ${fault.Reason ?? fault.name}` };
    case 401:
    case 403:
      return { kind: 'accessDenied', code: 403, text: `${text}: check the credentials of the caller` };
    case 404:
      return { kind: 'notFound', code: 404, text: `${text}: is the endpoint the one of Lambda?` };
    case 413:
      return { kind: 'tooLarge', code: 413, text };
    default:
      if (status < 500) return { kind: 'invalid', code: status, text };
      return { kind: 'service', code: status, text: `may not have been called: ${answer}` };
  }
}

function describeConnection({ name, code }: ApiFault): Description {
  // The SDK names every broken connection TimeoutError; where there is a code, the code says what it was.
  const late =
    code === 'ETIMEDOUT' || (code === undefined && (name === 'TimeoutError' || name === 'AbortError'));
  if (late) return { kind: 'network', code: 504, text: `could not be reached in time: ${code ?? name}` };
  return {
    kind: 'network',
    code: 502,
    text: `could not be reached: the connection failed (${code ?? name})`,
  };
}

/** The SDK's error without what hangs on it. */
function causeOf(fault: ApiFault): Error {
  const cause = new Error(safeMessage(fault));
  Object.defineProperty(cause, 'name', { value: fault.name, configurable: true, writable: true });
  return cause;
}

// AWS answers a wrong signature with the whole canonical request, session token included, and an incomplete one
// with the header of the authorization.
const CREDENTIALS =
  /The Canonical String|Authorization(?: header)?\s*[:=]|AWS4-HMAC-SHA256|x-amz-security-token/i;

/** Everything from there on is cut, whatever the error is called. */
const safeMessage = ({ message }: ApiFault): string =>
  String(message).split(CREDENTIALS, 1)[0]?.trim().slice(0, 2_000) ?? '';
