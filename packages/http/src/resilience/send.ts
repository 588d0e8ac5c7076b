import { PyPwExtInternalError } from '@pypwext/base';
import type { Engine, ExchangeRequest } from './exchange.ts';
import type { ReceivedReply } from './outcome.ts';
import { readBody } from './read-body.ts';
import { harmlessHeaders, redirectTarget } from './redirect.ts';

const BODYLESS: readonly number[] = [204, 205, 304];

/**
 * Sends a request, follows its redirects and reads the body of the reply. Each hop is signed afresh;
 * once the origin has been left, nothing is signed any more, and only harmless headers go along.
 */
export async function send(
  engine: Engine,
  request: ExchangeRequest,
  signal: AbortSignal,
): Promise<ReceivedReply> {
  let { url, headers } = request;
  let signer = request.settings.signer;
  for (let hop = 0; ; hop++) {
    const signed = signer ? await signer.sign({ ...request, url, headers }) : { url, headers };
    const response = await engine.fetch(signed.url.href, toInit(request, signed.headers, signal));
    engine.idleSockets.used();
    if (typeof response?.status !== 'number') {
      throw new PyPwExtInternalError('The fetch of the session has given no Response');
    }
    const target = hop < engine.maxRedirects ? redirectTarget(request.method, url, response) : undefined;
    if (target === undefined) return receive(engine, request.method, response, url.href, hop > 0);
    // Read to its end, so that the connection goes back to the pool.
    await readBody(response, engine.maxResponseBytes, request.method === 'HEAD');
    if (target.origin !== url.origin) {
      headers = harmlessHeaders(headers);
      signer = undefined;
    }
    url = target;
  }
}

function toInit(
  request: ExchangeRequest,
  headers: ExchangeRequest['headers'],
  signal: AbortSignal,
): RequestInit {
  const init: RequestInit = { method: request.method, headers: { ...headers }, signal, redirect: 'manual' };
  if (request.body === undefined) return init;
  init.body = request.body as NonNullable<RequestInit['body']>;
  if (request.body instanceof ReadableStream) init.duplex = 'half';
  return init;
}

async function receive(
  engine: Engine,
  method: string,
  response: Response,
  url: string,
  redirected: boolean,
): Promise<ReceivedReply> {
  const { status, statusText, headers } = response;
  const bodyless = method === 'HEAD' || BODYLESS.includes(status);
  const body = await readBody(response, engine.maxResponseBytes, bodyless);
  return { status, statusText, headers, body, url, redirected };
}
