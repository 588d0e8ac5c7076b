// Compiled by users' compilers, and never run: what must be refused is marked as an expected error.
import type { TransportResponse } from '@pypwext/base';
import { type HttpReply, PyPwExtHTTPSession } from '@pypwext/http';
import { PyPwExtLambdaInvoker } from '@pypwext/lambda-invoke';
import * as z from 'zod';

const http = new PyPwExtHTTPSession();
const lambda = new PyPwExtLambdaInvoker();

/** Compiles when both types are the same, `any` included. */
function same<Left>() {
  return <Right,>(
    ..._equal: (<T>() => T extends Left ? 1 : 2) extends <T>() => T extends Right ? 1 : 2
      ? []
      : ['the types differ']
  ): void => undefined;
}

export async function declaredCalls(): Promise<void> {
  const cities = http.call({
    url: 'https://{STAGE}.example.com/{version}/cities',
    params: { country: '{country}', limit: 10 },
    headers: { 'x-tenant': 'tenant-{tenant}' },
    model: z.array(z.object({ name: z.string() })),
  });
  const found = await cities({ version: 'v1', country: ['SE', 'NO'], tenant: 't' }, { timeout: 1_000 });
  same<{ name: string }[]>()<typeof found>();
  // @ts-expect-error version is missing
  cities({ country: 'SE', tenant: 't' });
  // @ts-expect-error contry does not exist
  cities({ version: 'v1', contry: 'SE', tenant: 't' });
  // @ts-expect-error the arguments are missing
  cities();
  // @ts-expect-error a function is no value of a placeholder
  cities({ version: () => 'v1', country: 'SE', tenant: 't' });

  const reply = await http.call({ url: 'https://x.example.com/{id}' })({ id: 17 });
  same<HttpReply>()<typeof reply>();
  if (reply.ok) same<undefined>()<typeof reply.data>();

  const verb = await http.get('https://x.example.com', { model: z.object({ id: z.number() }) });
  same<{ id: number } | undefined>()<typeof verb.data>();
  if (verb.ok) same<{ id: number }>()<typeof verb.data>();
  // @ts-expect-error a GET has no body
  http.get('https://x.example.com', { body: {} });
}

export function refusedAddresses(): void {
  // @ts-expect-error unclosed
  http.call({ url: 'https://x.example.com/{id' });
  // @ts-expect-error stray
  http.call({ url: 'https://x.example.com/id}' });
  // @ts-expect-error no name of a placeholder
  http.call({ url: 'https://x.example.com/{a-b}' });
  // @ts-expect-error an argument in the host
  http.call({ url: 'https://{tenant}.example.com/v1' });
  // @ts-expect-error no absolute address
  http.call({ url: '/v1/cities' });
  // @ts-expect-error unclosed, in params
  http.call({ url: 'https://x.example.com', params: { id: '{id' } });
  // @ts-expect-error unclosed, in headers
  http.call({ url: 'https://x.example.com', headers: { 'x-id': '{id' } });
}

export async function declaredMethods(): Promise<void> {
  const declaration = {
    method: 'POST',
    url: '{PARTNER_API}/{version}/offers',
    params: { email: '{email}' },
    body: 'customer',
  } as const;
  const send = http.method(declaration)(
    async ({ email }: { version: string; email: string; customer: { age: number } }, { ok, responseCode }) =>
      ok ? email : responseCode,
  );
  const sent = await send({ version: 'v1', email: 'a@example.com', customer: { age: 40 } });
  same<string | number>()<typeof sent>();
  // @ts-expect-error the function lacks version
  http.method(declaration)(async (_args: { email: string; customer: unknown }) => undefined);
}

export async function functions(): Promise<void> {
  const price = await http.func('pricing', { model: z.object({ price: z.number() }) });
  same<{ price: number }>()<typeof price>();
  const event = await http.event('audit', { body: {} });
  same<TransportResponse>()<typeof event>();
  // @ts-expect-error an event has no client context
  http.event('audit', { params: { a: 1 } });
  // @ts-expect-error an argument as the name of a function
  http.method({ method: 'FUNC', url: '{name}' });

  const priced = await lambda.func('pricing', { model: z.object({ price: z.number() }) });
  same<{ price: number }>()<typeof priced>();
  // @ts-expect-error an argument as the name of a function
  lambda.method({ method: 'FUNC', url: '{name}' });
  // @ts-expect-error an event has no model
  lambda.event('audit', { model: z.string() });
}
