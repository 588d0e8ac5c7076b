import { PyPwExtHTTPError, StdPyPwExtError } from '@pypwext/base';
import { defineFunction, lambdaTransport, PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
import { PyPwExtResponse, PyPwExtService } from '@pypwext/service';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type InvokeEndpoint, startInvokeEndpoint } from './invoke-endpoint.ts';

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:internal-c';
const event = {
  ...{ version: '2.0', rawPath: '/', rawQueryString: '', headers: {} },
  requestContext: { http: { method: 'GET', path: '/' } },
};
const context = { awsRequestId: 'r-1', functionName: 'a', getRemainingTimeInMillis: () => 10_000 };

class OrderError extends StdPyPwExtError {}

const transport = lambdaTransport();
const lambda = new PyPwExtLambdaInvoker({ transport });
const middle = defineFunction({
  ...{ name: 'middle', input: z.string(), output: z.any(), errors: { OrderError }, transport },
});

/** What the function in the middle does, by its input. */
const middleFails: Record<string, () => Promise<never>> = {
  'the function behind it': async () => {
    await lambda.func(ARN);
    throw new Error('unreachable');
  },
  'an address behind it': async () => {
    throw new PyPwExtHTTPError('GET https://internal.example.com/ failed', {
      ...{ code: 502, url: 'https://internal.example.com/', details: { host: 'internal.example.com' } },
    });
  },
  'a declared error of its own': async () => {
    throw new OrderError('row internal-17 is locked', {
      ...{ code: 409, publicMessage: 'Try again', details: { row: 'internal-17' } },
    });
  },
};

let endpoint: InvokeEndpoint;
beforeAll(async () => {
  endpoint = await startInvokeEndpoint({
    middle: middle.handler((input) => middleFails[input]?.()) as never,
    [ARN]: async () => {
      throw Object.assign(new Error('password internal'), { name: 'PasswordInUrlError' });
    },
  });
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDCHAIN');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'chain-secret');
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', endpoint.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await transport.close();
  await endpoint.close();
});

/** What a client gets of a function that calls the one in the middle, and the error that it got itself. */
async function answerOf(input: string): Promise<{ body: string; caught: unknown }> {
  let caught: unknown;
  const first = new PyPwExtService().response({ justStatusCode: false })(
    async (_event: unknown, _context: unknown) => {
      await middle.call(input).catch((error: unknown) => {
        caught = error;
        throw error;
      });
      return new PyPwExtResponse({ body: {} });
    },
  );
  const { body } = (await first(event, context)) as unknown as { body: string };
  return { body, caught };
}

describe('a client of a function that calls another one', () => {
  test.each([
    ['the function behind it', 502, 'A call to another function failed'],
    ['an address behind it', 502, 'A call to another service failed'],
    ['a declared error of its own', 409, 'Try again'],
  ])('is told the public message alone when that one fails for %s', async (input, code, msg) => {
    const { body, caught } = await answerOf(input);
    expect(JSON.parse(body).error).toEqual({ code, msg, classification: 'NA' });
    expect(body).not.toContain('internal');
    // The function itself, and its log, know what happened.
    expect((caught as Error).message).toContain('internal');
    expect((caught as { details: unknown }).details).toBeDefined();
  });
});
