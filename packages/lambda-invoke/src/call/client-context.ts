import { type Encoder, TRAIL_KEY } from '@pypwext/base';
import { LambdaInvokeError } from '../error/lambda-invoke-error.ts';
import type { InvocationTrail } from '../trail/invocation-trail.ts';

// Source: AWS Lambda API Reference, "Invoke", header X-Amz-Client-Context: bytes of base64.
const MAXIMUM_BYTES = 3_583;

/** What the client context of a call is made of. */
export interface ClientContextParts {
  /** The caller's own values; they become `custom`. */
  readonly params?: Readonly<Record<string, unknown>> | undefined;
  /** The trail of the invocation; it becomes `custom.pypwext` unless `params` has a value of that name. */
  readonly trail?: InvocationTrail | undefined;
}

/**
 * Builds the client context of a `FUNC` call: JSON of `{ custom }`, in base64. A trail for which there is no
 * room is left out; the caller's own values never are.
 *
 * @throws LambdaInvokeError with code 413 for values that are too large.
 */
export function encodeClientContext(
  { params, trail }: ClientContextParts,
  encoder: Encoder,
  functionName: string,
): string | undefined {
  const own = params === undefined || Object.keys(params).length === 0 ? undefined : params;
  if (trail !== undefined) {
    const text = JSON.stringify(trail);
    const context = own === undefined ? encodeTrail(text) : encode({ [TRAIL_KEY]: text, ...own }, encoder);
    if (context.length <= MAXIMUM_BYTES) return context;
  }
  if (own === undefined) return undefined;
  const context = encode(own, encoder);
  if (context.length <= MAXIMUM_BYTES) return context;
  throw new LambdaInvokeError(
    `The client context for the function ${functionName} has ${context.length} bytes in base64, and Lambda ` +
      `takes ${MAXIMUM_BYTES}: put less into params, or put it into the body`,
    { code: 413, kind: 'tooLarge', functionName, attempts: 0, details: { kind: 'tooLarge' } },
  );
}

/** A trail alone is plain text, for which no encoder need be asked. */
const encodeTrail = (text: string): string =>
  Buffer.from(`{"custom":{"${TRAIL_KEY}":${JSON.stringify(text)}}}`).toString('base64');

const encode = (custom: Record<string, unknown>, encoder: Encoder): string =>
  Buffer.from(encoder.encode({ custom })).toString('base64');
