import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { injected, isPyPwExtHTTPError, PyPwExtHTTPError, type TransportResponse } from '@pypwext/base';
import { type HttpReply, PyPwExtHTTPSession } from '@pypwext/http';
import { isLambdaInvokeError, lambdaTransport } from '@pypwext/lambda-invoke';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { type InvokeEndpoint, startInvokeEndpoint } from './invoke-endpoint.ts';

/** A request as the service of cities has seen it. */
interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

const counts: Readonly<Record<string, number>> = { SE: 12, NO: 7 };
const seen: SeenRequest[] = [];

/** How many cities a country has, by query or by body; 404 for one that it does not know. */
const cities = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  const { method = '', url = '' } = request;
  seen.push({ method, url, authorization: request.headers.authorization, body });
  const query = new URL(url, 'http://localhost').searchParams.get('country');
  const country: string = query ?? (body === '' ? '' : JSON.parse(body).country);
  const count = counts[country];
  response.writeHead(count === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(count === undefined ? { message: `No country ${country}` } : { count }));
});

/** The called function: the country comes with the event, or as a custom value of the client context. */
interface CalledContext {
  readonly clientContext?: { readonly custom?: { readonly country?: string } };
}
async function countCities(event: unknown, context: unknown): Promise<{ count: number }> {
  const { country = (context as CalledContext).clientContext?.custom?.country ?? '' } = event as {
    country?: string;
  };
  const count = counts[country];
  if (count === undefined) throw new RangeError(`No country ${country}`);
  delivered.push(country);
  return { count };
}
const delivered: string[] = [];

const ARN = 'arn:aws:lambda:eu-west-1:123456789012:function:count-cities';

let invoke: InvokeEndpoint;
let http: PyPwExtHTTPSession;

beforeAll(async () => {
  await new Promise<void>((resolve) => cities.listen(0, '127.0.0.1', resolve));
  invoke = await startInvokeEndpoint({ 'count-cities': countCities, [ARN]: countCities });
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIDCLASSIC');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'classic-secret');
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('CITIES_API', `http://127.0.0.1:${(cities.address() as AddressInfo).port}`);
  vi.stubEnv('STAGE', 'dev');
  vi.stubEnv('FUNCTION_PREFIX', 'count');
  http = new PyPwExtHTTPSession({
    timeout: 5_000,
    retry: { total: 3, backoffFactor: 2 },
    signing: { hosts: { '127.0.0.1': {} } },
    transports: [lambdaTransport({ endpoint: invoke.url, timeout: 5_000 })],
  });
});

beforeEach(() => {
  seen.length = 0;
  delivered.length = 0;
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await http?.close();
  await invoke?.close();
  await close(cities);
});

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

describe('A GET that is declared without a function', () => {
  const declared = () => http.call({ url: '{CITIES_API}/{STAGE}/cities', params: { country: '{country}' } });

  test('takes its address from the environment and its query from the arguments', async () => {
    const reply = await declared()({ country: 'SE' });

    expect(reply.responseBody).toBe('{"count":12}');
    expect(seen).toMatchObject([{ method: 'GET', url: '/dev/cities?country=SE' }]);
  });

  test('is rendered afresh with each call', async () => {
    const count = declared();
    await Promise.all([count({ country: 'SE' }), count({ country: 'NO' })]);

    expect(seen.map(({ url }) => url).sort()).toEqual(['/dev/cities?country=NO', '/dev/cities?country=SE']);
  });

  test('raises the error of a status above 299, with the body', async () => {
    const error: unknown = await declared()({ country: 'XX' }).catch((caught: unknown) => caught);

    expect(isPyPwExtHTTPError(error) && error.responseBody).toBe('{"message":"No country XX"}');
    expect(error).toMatchObject({ code: 404, method: 'GET', attempts: 1 });
  });

  test('is signed for the region of the environment', async () => {
    await declared()({ country: 'SE' });

    expect(seen[0]?.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDCLASSIC\/\d{8}\/eu-west-1\/execute-api\/aws4_request, /,
    );
  });
});

describe('A GET whose reply a function handles', () => {
  const describeCountry = () =>
    http.method({ url: '{CITIES_API}/cities', params: { country: '{country}' } })(
      async ({ country }: { country: string }, { ok, responseCode, responseBody }) => {
        if (!ok) throw new PyPwExtHTTPError(responseBody, { code: responseCode });
        return `${country} has ${JSON.parse(responseBody).count} cities`;
      },
    );

  test('results in what the function makes of the body', async () => {
    expect(await describeCountry()({ country: 'NO' })).toBe('NO has 7 cities');
  });

  test('leaves the error to the function', async () => {
    await expect(describeCountry()({ country: 'XX' })).rejects.toMatchObject({
      code: 404,
      message: '{"message":"No country XX"}',
    });
  });
});

describe('A POST with a body argument', () => {
  const city = z.object({ country: z.string() });

  test('sends the argument, and hands the reply to a decorated method', async () => {
    class Cities {
      @http.method({ method: 'POST', url: '{CITIES_API}/{version}/cities', body: 'city' })
      async get(args: { version: string; city: z.output<typeof city> }, reply: HttpReply = injected()) {
        return { country: args.city.country, result: reply.json<{ count: number }>() };
      }
    }

    const value = await new Cities().get({ version: 'v1', city: { country: 'SE' } });

    expect(value).toEqual({ country: 'SE', result: { count: 12 } });
    expect(seen).toMatchObject([{ method: 'POST', url: '/v1/cities', body: '{"country":"SE"}' }]);
  });

  test('gives the data that its model has accepted', async () => {
    const count = http.call({
      method: 'POST',
      url: '{CITIES_API}/cities',
      body: 'city',
      model: z.object({ count: z.number() }),
    });

    expect(await count({ city: { country: 'NO' } })).toEqual({ count: 7 });
  });
});

describe('A FUNC call through the transport of the session', () => {
  test('hands custom values to the client context, and its response to the function', async () => {
    const count = http.method({
      method: 'FUNC',
      url: ARN,
      params: { country: '{country}' },
    })(async (_args: { country: string }, reply) => {
      const response: TransportResponse = reply.response;
      return [response.StatusCode, response.payloadAsText()];
    });

    expect(await count({ country: 'SE' })).toEqual([200, '{"count":12}']);
  });

  test('is made with a verb, too', async () => {
    const response = await http.func('count-cities', { params: { country: 'SE' } });

    expect(response.payloadAsJson()).toEqual({ count: 12 });
  });

  test('raises the error of a function that failed, which the API answers with 200', async () => {
    const error: unknown = await http
      .func('count-cities', { body: { country: 'XX' } })
      .catch((caught: unknown) => caught);

    expect(isLambdaInvokeError(error) && error.kind).toBe('unhandled');
    expect(error).toMatchObject({ code: 502, cause: { name: 'RangeError', message: 'No country XX' } });
  });
});

describe('An EVENT call through the transport of the session', () => {
  test('is accepted with 202, and tells the metadata of the exchange', async () => {
    const send = http.method({ method: 'EVENT', url: '{FUNCTION_PREFIX}-cities', body: 'body' })(
      async (_args: { body: { country: string } }, { response, responseCode, responseBody }) => ({
        ...{ responseCode, responseBody },
        attempts: response.ResponseMetadata?.attempts,
      }),
    );

    expect(await send({ body: { country: 'NO' } })).toEqual({
      ...{ responseCode: 202, responseBody: '', attempts: 1 },
    });
    await vi.waitFor(() => expect(delivered).toEqual(['NO']));
    expect(invoke.seen.at(-1)).toEqual({ name: 'count-cities', type: 'Event' });
  });
});
