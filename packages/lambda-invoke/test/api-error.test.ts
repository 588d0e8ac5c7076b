import { isPyPwExtInternalError } from '@pypwext/base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiError } from '../src/error/api-error.ts';
import { type LambdaInvokeError, lambdaTransport } from '../src/index.ts';
import { apiFailure, type InvokeStub, startInvokeStub } from './invoke-stub.ts';
import { useTestCredentials } from './test-credentials.ts';

let stub: InvokeStub;
beforeAll(async () => {
  useTestCredentials();
  stub = await startInvokeStub();
});
afterAll(() => stub.close());

const table: readonly [number, string, Record<string, unknown>, string, number, string][] = [
  [
    404,
    'ResourceNotFoundException',
    { Message: 'Function not found: arn:aws:lambda:x' },
    'notFound',
    404,
    'does not exist',
  ],
  [413, 'RequestTooLargeException', { message: 'too large' }, 'tooLarge', 413, 'larger than Lambda takes'],
  [
    403,
    'AccessDeniedException',
    { Message: 'User: arn:aws:sts::1:role is not authorized' },
    'accessDenied',
    403,
    'lambda:InvokeFunction',
  ],
  [403, 'ExpiredTokenException', { message: 'expired' }, 'accessDenied', 403, 'have expired'],
  [
    403,
    'UnrecognizedClientException',
    { message: 'invalid token' },
    'accessDenied',
    403,
    'check the credentials',
  ],
  [
    400,
    'InvalidRequestContentException',
    { message: 'Could not parse' },
    'invalid',
    400,
    'InvalidRequestContentException',
  ],
  [
    400,
    'InvalidParameterValueException',
    { message: 'bad' },
    'invalid',
    400,
    'InvalidParameterValueException',
  ],
  [409, 'ResourceConflictException', { message: 'pending' }, 'invalid', 409, 'ResourceConflictException'],
  [
    415,
    'UnsupportedMediaTypeException',
    { message: 'json' },
    'invalid',
    415,
    'UnsupportedMediaTypeException',
  ],
  [
    400,
    'DurableExecutionAlreadyStartedException',
    { message: 'started' },
    'invalid',
    400,
    'DurableExecutionAlreadyStarted',
  ],
  [400, 'RecursiveInvocationException', { Message: 'loop' }, 'invalid', 400, 'RecursiveInvocationException'],
  [500, 'ServiceException', { Message: 'internal' }, 'service', 500, 'ServiceException'],
  [502, 'KMSDisabledException', { Message: 'key' }, 'service', 502, 'KMSDisabledException'],
];

describe('an error of the Invoke API', () => {
  test.each(table)('%i %s', async (status, type, body, kind, code, text) => {
    stub.script(apiFailure(status, type, body));
    const call = stub.transport({ maxAttempts: 1 }).send({ method: 'FUNC', name: 'pricing' });
    const error = (await call.catch((caught: unknown) => caught)) as LambdaInvokeError;
    expect(error).toMatchObject({ kind, code, action: 'RAISE', requestId: 'request-1', attempts: 1 });
    expect(error.message).toContain(text);
    expect(error.details).toMatchObject({ kind, function: 'pricing', reason: type });
    expect(error.cause).toMatchObject({ name: type });
    // What AWS says may name accounts and roles: it is for logs, and not for answers.
    expect(JSON.stringify(error)).not.toContain('arn:');
  });

  test('429 keeps the reason', async () => {
    stub.script(apiFailure(429, 'TooManyRequestsException', { Reason: 'ConcurrentInvocationLimitExceeded' }));
    const call = stub.transport({ maxAttempts: 1 }).send({ method: 'FUNC', name: 'pricing' });
    await expect(call).rejects.toMatchObject({
      ...{ kind: 'throttled', code: 429 },
      details: { reason: 'ConcurrentInvocationLimitExceeded' },
    });
  });

  test('shows no credentials, whatever AWS answers', async () => {
    const message =
      'The request signature we calculated does not match the signature you provided.\n\n' +
      "The Canonical String for this request should have been\n'POST\nx-amz-security-token:session-token-of-the-tests'";
    stub.script(apiFailure(403, 'InvalidSignatureException', { message }));
    const call = stub.transport({ maxAttempts: 1 }).send({ method: 'FUNC', name: 'pricing' });
    const error = (await call.catch((caught: unknown) => caught)) as LambdaInvokeError;
    expect(error.code).toBe(403);
    const { cause } = error as { cause: Error };
    expect(cause.message).toContain('does not match');
    expect(`${cause.message} ${cause.stack} ${Object.keys(cause)}`).not.toContain('session-token');
  });
});

describe('a call that lacks its setup', () => {
  const failed = { functionName: 'pricing', method: 'FUNC' };

  test('says how to give credentials', () => {
    const fault = Object.assign(new Error('Could not load credentials'), {
      name: 'CredentialsProviderError',
    });
    const error = apiError(fault, failed);
    expect(isPyPwExtInternalError(error)).toBe(true);
    expect(error.message).toContain('AWS_ACCESS_KEY_ID');
  });

  test('says how to give a region', async () => {
    const { AWS_REGION, AWS_DEFAULT_REGION, AWS_CONFIG_FILE } = process.env;
    delete process.env.AWS_REGION;
    delete process.env.AWS_DEFAULT_REGION;
    process.env.AWS_CONFIG_FILE = '/nonexistent';
    try {
      const call = lambdaTransport({ endpoint: stub.endpoint }).send({ method: 'FUNC', name: 'pricing' });
      await expect(call).rejects.toThrow('A Lambda call needs a region');
    } finally {
      for (const [key, value] of Object.entries({ AWS_REGION, AWS_DEFAULT_REGION, AWS_CONFIG_FILE })) {
        if (value === undefined) delete process.env[key];
        else process.env[key] = value;
      }
    }
  });

  test('does not take what is no error for one', () => {
    expect(apiError('odd', failed)).toMatchObject({ kind: 'network', code: 502 });
  });
});
