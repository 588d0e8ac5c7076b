import { type Encoder, PyPwExtInternalError } from '@pypwext/base';
import type { InvocationInput } from '../client/invocation-input.ts';
import { currentTrail } from '../trail/current-trail.ts';
import { wrapPayload } from '../trail/payload-wrapper.ts';
import { encodeClientContext } from './client-context.ts';
import type { FunctionName } from './function-name.ts';
import type { LambdaCall } from './lambda-call.ts';
import { encodePayload } from './payload.ts';

/** What a call becomes on the wire. */
export interface InvocationRequestParts {
  /** The call. */
  readonly call: LambdaCall;
  /** The function, taken apart. */
  readonly target: FunctionName;
  /** How it is invoked. */
  readonly invocationType: InvocationInput['InvocationType'];
  /** When the caller stops waiting, in ms since the epoch. */
  readonly deadline: number;
  /** Encodes payload and client context. */
  readonly encoder: Encoder;
}

/**
 * Builds what the Invoke API takes, and checks everything that can be checked before it is sent.
 *
 * @throws PyPwExtInternalError for what does not go together, LambdaInvokeError for what is too large.
 */
export function buildInvocation(parts: InvocationRequestParts): InvocationInput {
  const { call, target, invocationType, encoder } = parts;
  refuseWithoutResult(call, invocationType);
  const payload = encodePayload(bodyOf(call, invocationType), encoder, invocationType, target.name);
  const context = invocationType === 'RequestResponse' ? contextOf(parts) : undefined;
  const input: { -readonly [Key in keyof InvocationInput]: InvocationInput[Key] } = {
    FunctionName: target.reference,
    InvocationType: invocationType,
  };
  if (payload !== undefined) input.Payload = payload;
  if (context !== undefined) input.ClientContext = context;
  if (call.logTail === true) input.LogType = 'Tail';
  if (call.tenantId !== undefined) input.TenantId = headerText(call, 'tenantId');
  if (call.durableExecutionName !== undefined) {
    input.DurableExecutionName = headerText(call, 'durableExecutionName');
  }
  return input;
}

/** What goes into a header as it is. The finer rules are Lambda's to check. */
function headerText(call: LambdaCall, option: 'tenantId' | 'durableExecutionName'): string {
  const text: unknown = call[option];
  if (typeof text === 'string' && /^[\x20-\x7e]{1,256}$/.test(text)) return text;
  throw new PyPwExtInternalError(
    `The ${option} of a call of ${call.name} must be a text of 1 to 256 printable ASCII characters`,
  );
}

/** Lambda ignores these silently when nobody waits for a result. */
function refuseWithoutResult(call: LambdaCall, invocationType: InvocationInput['InvocationType']): void {
  if (invocationType !== 'Event') return;
  if (call.params !== undefined && Object.keys(call.params).length > 0) {
    throw new PyPwExtInternalError(
      `EVENT has no client context, so that params for ${call.name} would be lost: put them into the body`,
    );
  }
  if (call.logTail === true) {
    throw new PyPwExtInternalError(`EVENT has no log to answer with: leave out logTail for ${call.name}`);
  }
}

const bodyOf = (call: LambdaCall, invocationType: InvocationInput['InvocationType']): unknown =>
  invocationType === 'Event' && call.wrapPayload === true
    ? wrapPayload(call.body, currentTrail())
    : call.body;

const contextOf = ({ call, target, deadline, encoder }: InvocationRequestParts): string | undefined =>
  encodeClientContext({ params: call.params, trail: currentTrail(deadline) }, encoder, target.name);
