import { inspect } from 'node:util';
import { isPyPwExtInternalError, runInvocation } from '@pypwext/base';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiError } from '../src/error/api-error.ts';
import { fetchLambdaTransport, type LambdaInvokeError, lambdaTransport } from '../src/index.ts';
import { apiFailure, type InvokeStub, result, type StubAnswer, startInvokeStub } from './invoke-stub.ts';
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

/** The same call over both kinds of client. */
const clients = [
  ['the SDK', () => stub.transport({ maxAttempts: 2 })],
  [
    'fetch',
    () =>
      fetchLambdaTransport({
        endpoint: stub.endpoint,
        region: 'eu-west-1',
        maxAttempts: 2,
        sign: async ({ headers }) => headers,
      }),
  ],
] as const;

describe.each(clients)('over %s', (_name, transport) => {
  const failureOf = async (answer: StubAnswer): Promise<LambdaInvokeError> => {
    stub.requests.length = 0;
    stub.script(answer);
    const call = transport().send({ method: 'EVENT', name: 'audit' });
    return (await call.catch((caught: unknown) => caught)) as LambdaInvokeError;
  };

  test.each([
    [
      'the canonical request',
      403,
      'com.amazon.coral.service#InvalidSignatureException',
      "It does not match.\n\nThe Canonical String for this request should have been\n'POST\nx-amz-security-token:TOP-SECRET'",
    ],
    [
      'the header of the authorization',
      400,
      'IncompleteSignatureException',
      "'a' not a valid key=value pair (missing equal-sign) in Authorization header: 'AWS4-HMAC-SHA256 Credential=TOP-SECRET, Signature=TOP-SECRET'",
    ],
    [
      'the authorization',
      400,
      'IncompleteSignatureException',
      "Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=TOP-SECRET",
    ],
  ])('%s that AWS quotes is not shown', async (_what, status, type, message) => {
    const error = await failureOf((response) =>
      response.writeHead(status).end(JSON.stringify({ __type: type, message })),
    );
    expect(error).toMatchObject({ code: status, details: { reason: type.split('#').at(-1) } });
    expect(inspect(error, { depth: 10 })).not.toContain('TOP-SECRET');
  });

  test('a page of a load balancer is not quoted', async () => {
    const error = await failureOf((response) =>
      response.writeHead(502, { 'content-type': 'text/html' }).end('<html>internal</html>'),
    );
    expect(error).toMatchObject({
      message: 'The function audit may not have been called: HTTP 502',
      kind: 'service',
      details: { reason: 'HTTP 502' },
    });
    expect(inspect(error, { depth: 10 })).not.toContain('html');
  });

  test('a redirect is not followed, not repeated, and said to be one', async () => {
    const error = await failureOf((response) =>
      response.writeHead(307, { location: `${stub.endpoint}/elsewhere` }).end(),
    );
    expect(error).toMatchObject({ kind: 'service', code: 502, attempts: 1 });
    expect(error.message).toContain('the endpoint redirects (307)');
    expect(stub.requests).toHaveLength(1);
  });

  test('an answer that breaks off tells what has become of the connection', async () => {
    const error = await failureOf((response) => {
      response.writeHead(202, { 'content-length': '100' });
      response.write('{');
      setImmediate(() => response.socket?.destroy());
    });
    expect(error).toMatchObject({
      kind: 'network',
      details: { reason: expect.stringMatching(/^(?:ECONNRESET|UND_ERR_SOCKET)$/) },
    });
  });

  test.each([
    ['a line break', { tenantId: 'blue\r\nx-evil: 1' }],
    ['nothing', { tenantId: '' }],
    ['letters of other scripts', { durableExecutionName: 'ä' }],
    ['more than fits', { durableExecutionName: 'a'.repeat(257) }],
    ['no text', { tenantId: 17 as never }],
  ])('a value for a header that has %s is refused before sending', async (_what, options) => {
    stub.requests.length = 0;
    const error = await transport()
      .send({ method: 'FUNC', name: 'pricing', ...options })
      .catch((caught: unknown) => caught);
    expect(isPyPwExtInternalError(error)).toBe(true);
    expect((error as Error).message).toContain(`The ${Object.keys(options)} of a call of pricing must be`);
    expect(stub.requests).toHaveLength(0);
  });

  test.each([0, -1, Number.NaN, '5' as never])('a timeout of %s is refused', async (timeout) => {
    stub.requests.length = 0;
    const call = transport().send({ method: 'FUNC', name: 'pricing', timeout });
    await expect(call).rejects.toThrow('timeout must be a positive number of milliseconds');
    expect(() => stub.transport({ timeout })).toThrow('timeout must be a positive number');
    expect(stub.requests).toHaveLength(0);
  });

  test('a deadline that is no number is none', async () => {
    stub.script(result(1));
    const context = { getRemainingTimeInMillis: () => Number.NaN };
    const call = () => transport().send({ method: 'FUNC', name: 'pricing' });
    const response = await runInvocation({ deadline: Date.now() + context.getRemainingTimeInMillis() }, call);
    expect(response.payloadAsJson()).toBe(1);
  });
});

describe('an endpoint that is no address', () => {
  const sign = async (): Promise<Headers> => new Headers();
  test.each(['not a url', 'localhost:3001', '', 'user:TOP-SECRET@host'])(
    'is refused (%#)',
    async (endpoint) => {
      for (const transport of [
        stub.transport({ endpoint }),
        fetchLambdaTransport({ endpoint, region: 'eu-west-1', sign }),
      ]) {
        const error: unknown = await transport
          .send({ method: 'FUNC', name: 'pricing' })
          .catch((caught: unknown) => caught);
        expect(isPyPwExtInternalError(error)).toBe(true);
        expect((error as Error).message).toContain('The endpoint for Lambda calls is no address');
        expect((error as Error).message).not.toContain('TOP-SECRET');
      }
    },
  );

  test('is refused when the environment names it', async () => {
    process.env.AWS_ENDPOINT_URL_LAMBDA = 'not a url';
    try {
      const call = lambdaTransport({ region: 'eu-west-1' }).send({ method: 'FUNC', name: 'pricing' });
      await expect(call).rejects.toThrow('The endpoint for Lambda calls is no address');
    } finally {
      delete process.env.AWS_ENDPOINT_URL_LAMBDA;
    }
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
