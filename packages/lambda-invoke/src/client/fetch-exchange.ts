import { PyPwExtInternalError } from '@pypwext/base';
import type { InvocationInput, InvocationOutput } from './invocation-input.ts';
import type { SignableRequest, SignRequest } from './signable-request.ts';

/** Where a request goes, and how. */
export interface FetchTarget {
  readonly endpoint: string;
  readonly region: string;
  readonly sign: SignRequest;
  readonly fetch: typeof fetch;
}

/**
 * One attempt at the Invoke API.
 *
 * Source: AWS Lambda API Reference, "Invoke".
 *
 * @throws an error as the SDK throws it: `name` is the API's exception, `$metadata.httpStatusCode` its
 * status; or `code` is what is wrong with the connection.
 */
export async function exchange(
  input: InvocationInput,
  target: FetchTarget,
  abortSignal: AbortSignal,
): Promise<InvocationOutput> {
  const request = buildRequest(input, target);
  const headers = await sign(request, target);
  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await target.fetch(request.url, {
      method: request.method,
      headers,
      signal: abortSignal,
      // Credentials go to the address that they were made for, and to no other.
      redirect: 'manual',
      ...(request.body === undefined ? {} : { body: request.body as Uint8Array<ArrayBuffer> }),
    });
    body = await response.arrayBuffer();
  } catch (error) {
    throw connectionError(error);
  }
  if (!response.ok) throw serviceError(response, Buffer.from(body).toString('utf8'));
  return toOutput(response, new Uint8Array(body));
}

function buildRequest(input: InvocationInput, { endpoint, region }: FetchTarget): SignableRequest {
  const { _X_AMZN_TRACE_ID: trace, AWS_LAMBDA_FUNCTION_NAME: caller } = process.env;
  const optional = {
    'x-amz-client-context': input.ClientContext,
    'x-amz-log-type': input.LogType,
    'x-amz-tenant-id': input.TenantId,
    'x-amz-durable-execution-name': input.DurableExecutionName,
    // Lambda stops functions that call each other in a loop by this header.
    'x-amzn-trace-id': caller === undefined ? undefined : trace,
  };
  const headers: Record<string, string> = {
    'content-type': 'application/octet-stream',
    'x-amz-invocation-type': input.InvocationType,
  };
  for (const [name, value] of Object.entries(optional)) {
    if (value !== undefined) headers[name] = value;
  }
  const url = `${endpoint.replace(/\/$/, '')}/2015-03-31/functions/${encodeURIComponent(input.FunctionName)}/invocations`;
  const body = input.Payload === undefined ? undefined : Buffer.from(input.Payload);
  return { method: 'POST', url, headers, body, region, service: 'lambda' };
}

async function sign(
  request: SignableRequest,
  { sign: signRequest }: FetchTarget,
): Promise<NonNullable<RequestInit['headers']>> {
  try {
    return await signRequest(request);
  } catch (error) {
    throw new PyPwExtInternalError(
      'A Lambda call could not be signed: check the signer and its credentials',
      {
        cause: error,
      },
    );
  }
}

/** `fetch` hides what is wrong in the cause of a TypeError. */
function connectionError(error: unknown): Error {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown; syscall?: unknown } };
  if (name === 'AbortError') return error as Error;
  return Object.assign(new Error('The connection failed'), {
    name: 'NetworkError',
    code: typeof cause?.code === 'string' ? cause.code : 'UNKNOWN',
    syscall: cause?.syscall,
  });
}

function serviceError(response: Response, text: string): Error {
  let body: Partial<Record<'Message' | 'message' | 'Reason' | '__type' | 'code', unknown>> = {};
  try {
    body = (JSON.parse(text) ?? {}) as typeof body;
  } catch {
    // Load balancers answer with HTML.
  }
  const type = response.headers.get('x-amzn-errortype') ?? body.__type ?? body.code;
  return Object.assign(new Error(String(body.Message ?? body.message ?? `status ${response.status}`)), {
    name: exceptionName(type) ?? `HTTP ${response.status}`,
    ...(typeof body.Reason === 'string' ? { Reason: body.Reason } : {}),
    $metadata: metadataOf(response),
  });
}

/**
 * The exception without the namespace before it and the address after it: `a.b#NameException:http://...`.
 *
 * Source: AWS restJson1 protocol, "Operation error serialization".
 */
const exceptionName = (type: unknown): string | undefined =>
  typeof type === 'string' ? /^(?:[^:#]*#)?(\w{1,128})(?:[:,]|$)/.exec(type)?.[1] : undefined;

function toOutput(response: Response, payload: Uint8Array): InvocationOutput {
  const header = (name: string): string | undefined => response.headers.get(name) ?? undefined;
  return {
    StatusCode: response.status,
    FunctionError: header('x-amz-function-error'),
    LogResult: header('x-amz-log-result'),
    ExecutedVersion: header('x-amz-executed-version'),
    DurableExecutionArn: header('x-amz-durable-execution-arn'),
    Payload: payload,
    $metadata: metadataOf(response),
  };
}

function metadataOf(response: Response): { httpStatusCode: number; requestId?: string } {
  const requestId = response.headers.get('x-amzn-requestid');
  return { httpStatusCode: response.status, ...(requestId === null ? {} : { requestId }) };
}
