import { EncodeError, type Encoder } from '@pypwext/base';
import type { InvocationInput } from '../client/invocation-input.ts';
import { LambdaInvokeError } from '../error/lambda-invoke-error.ts';

// Source: AWS Lambda Developer Guide, "Lambda quotas", invocation payload: 6 MB synchronous, 1 MB
// asynchronous (256 KB until October 2025).
const MAXIMUM_BYTES = { RequestResponse: 6_291_456, Event: 1_048_576, DryRun: 6_291_456 } as const;

/**
 * Encodes the payload of a call and checks its size: the SDK sends whatever it is given.
 *
 * @param body - The value; `undefined` stands for no payload, for which Lambda hands `{}` to the function.
 * @throws LambdaInvokeError with code 413 for a payload that is larger than Lambda takes.
 * @throws EncodeError for a value that has no JSON form.
 */
export function encodePayload(
  body: unknown,
  encoder: Encoder,
  invocationType: InvocationInput['InvocationType'],
  functionName: string,
): string | undefined {
  if (body === undefined) return undefined;
  const payload = encoder.encode(body);
  // JSON.stringify leaves these out of objects; on their own the function would be called with null.
  if (payload === 'null' && (typeof body === 'symbol' || typeof body === 'function')) {
    throw new EncodeError(
      `The body for the function ${functionName} is a ${typeof body}: it has no JSON form`,
      {
        pointer: '',
      },
    );
  }
  const bytes = Buffer.byteLength(payload);
  const maximum = MAXIMUM_BYTES[invocationType];
  if (bytes <= maximum) return payload;
  throw new LambdaInvokeError(
    `The payload for the function ${functionName} has ${bytes} bytes, and Lambda takes ` +
      `${maximum} ${invocationType === 'Event' ? 'with EVENT' : 'with FUNC'}: put the data into S3 and send its key`,
    { code: 413, kind: 'tooLarge', functionName, attempts: 0, details: { kind: 'tooLarge' } },
  );
}
