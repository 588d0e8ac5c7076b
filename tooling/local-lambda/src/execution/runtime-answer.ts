import { maximumResultBytes } from './function-error.ts';

/** How a runtime answered an invocation. */
export type RuntimeAnswer =
  | {
      readonly kind: 'result';
      readonly payload: Buffer;
      readonly contentType: string;
      readonly streamed: boolean;
    }
  | { readonly kind: 'error'; readonly payload: Buffer }
  | { readonly kind: 'too-large' };

/**
 * A streamed result, collected. An error in the middle of the stream comes in the trailers, because the
 * status and a part of the body are already sent by then.
 */
export function streamedAnswer(
  body: Buffer,
  contentType: string | undefined,
  trailers: NodeJS.Dict<string>,
): RuntimeAnswer {
  const errorType = trailers['lambda-runtime-function-error-type'];
  if (errorType !== undefined) {
    const errorBody = trailers['lambda-runtime-function-error-body'];
    const payload =
      errorBody === undefined
        ? Buffer.from(JSON.stringify({ errorType, errorMessage: 'Unknown error' }))
        : Buffer.from(errorBody, 'base64');
    return { kind: 'error', payload };
  }
  return {
    kind: 'result',
    payload: body,
    contentType: contentType ?? 'application/octet-stream',
    streamed: true,
  };
}

/** A buffered result over Lambda's limit counts as too large; a streamed one may have up to 200 MB. */
export function limited(answer: RuntimeAnswer): RuntimeAnswer {
  const exceeds =
    answer.kind === 'result' && !answer.streamed && answer.payload.byteLength > maximumResultBytes;
  return exceeds ? { kind: 'too-large' } : answer;
}
