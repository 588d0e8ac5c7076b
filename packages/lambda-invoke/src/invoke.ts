import { type AttemptRecord, type Encoder, isPyPwExtError } from '@pypwext/base';
import { AttemptHistory } from './call/attempt-history.ts';
import type { CallEnd } from './call/call-end.ts';
import { deadlineError } from './call/deadline-error.ts';
import { parseFunctionName } from './call/function-name.ts';
import { buildInvocation } from './call/invocation-request.ts';
import type { LambdaCall } from './call/lambda-call.ts';
import { timeLimit, withinTime } from './call/time-limit.ts';
import { CallTerms } from './client/call-terms.ts';
import type { ClientPool } from './client/client-pool.ts';
import type { InvocationInput, InvocationOutput } from './client/invocation-input.ts';
import { apiError } from './error/api-error.ts';
import { functionError } from './error/function-error.ts';
import { LambdaInvokeError } from './error/lambda-invoke-error.ts';
import { LambdaResponse } from './lambda-response.ts';

/** What the calls of one transport share. */
export interface InvokeSettings {
  /** The clients. */
  readonly clients: ClientPool;
  /** Encodes payloads and client contexts. */
  readonly encoder: Encoder;
  /** How long a call may take, in ms, unless it says so itself. */
  readonly timeout: number | undefined;
}

/** Makes one call, from its checks to its answer or its error. */
export async function invoke(
  call: LambdaCall,
  invocationType: InvocationInput['InvocationType'],
  settings: InvokeSettings,
): Promise<LambdaResponse> {
  call.signal?.throwIfAborted();
  const target = parseFunctionName(call.name, call.qualifier);
  const failed = { functionName: target.reference, method: methodOf(invocationType) };
  const now = Date.now();
  const limit = timeLimit(call.timeout ?? settings.timeout, invocationType, target.reference, now);
  const { encoder } = settings;
  const input = buildInvocation({ call, target, invocationType, deadline: now + limit, encoder });
  // An event may be delivered twice by Lambda itself; a dry run does nothing.
  const repeatable = invocationType !== 'RequestResponse' || call.idempotent === true;
  const history = new AttemptHistory();
  const send = async (end: CallEnd): Promise<InvocationOutput> => {
    try {
      const client = await settings.clients.clientFor(target.region);
      return await client.invoke(input, new CallTerms(end, history, repeatable, target.region));
    } catch (error) {
      throw isPyPwExtError(error) ? error : apiError(error, failed);
    }
  };
  const expired = (): Error => deadlineError(limit, failed, history);
  // It may be another one once the transport has been closed.
  const { underWay } = settings.clients;
  underWay.begin();
  try {
    const output = await withinTime({ limit, signal: call.signal }, send, expired);
    history.answered(output.StatusCode ?? 200);
    const response = new LambdaResponse(output, history.records);
    if (response.FunctionError === undefined) return response;
    throw functionError(response, failed);
  } catch (error) {
    if (error instanceof LambdaInvokeError) tellAttempts(error, history.close(error.kind));
    throw error;
  } finally {
    underWay.end();
  }
}

/** Not enumerable: it is for whoever logs the call, and no part of an answer to a client. */
const tellAttempts = (error: LambdaInvokeError, attemptRecords: readonly AttemptRecord[]): void => {
  if (attemptRecords.length > 0) Object.defineProperty(error, 'attemptRecords', { value: attemptRecords });
};

const methodOf = (invocationType: InvocationInput['InvocationType']): string =>
  ({ RequestResponse: 'FUNC', Event: 'EVENT', DryRun: 'DRYRUN' })[invocationType];
