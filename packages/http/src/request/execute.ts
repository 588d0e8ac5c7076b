import { PyPwExtInternalError, remainingTime, type StandardSchema } from '@pypwext/base';
import { exchangeError } from '../error/exchange-error.ts';
import type { HttpReply } from '../reply/http-reply.ts';
import { applyModel, checkModel } from '../reply/model.ts';
import { ReceivedHttpReply } from '../reply/received-http-reply.ts';
import type { Outcome } from '../resilience/outcome.ts';
import { resolveRetry } from '../resilience/retry.ts';
import { checkTimeout, type SessionSettings } from '../session/session-settings.ts';
import { encodeBody, type StreamBuffer } from './body.ts';
import type { CallOverrides } from './call-options.ts';
import type { ClientRequest, FetchClient } from './fetch-client.ts';
import { traceHeaders } from './trace-headers.ts';

/** A call whose address, headers and body are known. */
export interface PreparedCall {
  readonly method: string;
  readonly url: URL;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly model: StandardSchema | undefined;
  readonly overrides: CallOverrides;
}

/** Makes a call to its end: the reply, whatever its status, or an error. */
export async function execute(
  settings: SessionSettings,
  client: FetchClient,
  call: PreparedCall,
): Promise<HttpReply<unknown>> {
  const { engine, log } = settings;
  const { method, model } = call;
  const url = shownAddress(call.url);
  checkMethod(method, call.body);
  if (model) checkModel(model, `${method} ${url}`);
  checkTls(settings, call.url);
  const { signal } = call.overrides;
  if (signal && typeof signal.addEventListener !== 'function') {
    throw new PyPwExtInternalError('signal must be an AbortSignal, as the signal of an AbortController');
  }
  const request = await toClientRequest(settings, call);
  const logged = log && {
    method,
    url,
    headers: { ...settings.headers, ...request.headers },
    body: call.body,
  };
  if (logged) log.request(logged);
  const started = engine.clock.now();
  const { outcome, attempts } = await client(request);
  const end = { attempts, milliseconds: engine.clock.now() - started };
  if (outcome.kind !== 'reply') {
    if (logged) log.end(logged, { ...end, failure: outcome.kind });
    throw toError(settings, request, outcome, attempts.length);
  }
  const reply = new ReceivedHttpReply(outcome.reply, { method, url, attempts: attempts.length });
  const { status, headers } = outcome.reply;
  if (logged) log.end(logged, { ...end, status, headers, body: () => reply.responseBody });
  await applyModel(reply, model, `${method} ${url}`);
  return reply as HttpReply<unknown>;
}

async function toClientRequest(settings: SessionSettings, call: PreparedCall): Promise<ClientRequest> {
  const { method, url, overrides } = call;
  const signer = settings.signer?.scope(url) ? settings.signer : undefined;
  const type = call.headers['content-type'] ?? settings.headers['content-type'];
  const { timeout, retry, signal } = overrides;
  const { clock, maxResponseBytes } = settings.engine;
  const until = deadline(settings);
  // Made for streams alone.
  const buffer = (): StreamBuffer => ({
    ...{ needed: signer !== undefined, maxBytes: maxResponseBytes, clock, signal, deadline: until },
    late: () =>
      exchangeError('deadline', {
        method,
        url: shownAddress(url),
        attempts: 0,
        timeout: settings.timeout,
        maxResponseBytes,
      }),
  });
  const { body, contentType, replayable } = await encodeBody(call.body, type, settings.encoder, buffer);
  const headers: Record<string, string> = {
    ...(call.model && !settings.headers.accept ? { accept: 'application/json' } : {}),
    ...(contentType !== undefined && type === undefined ? { 'content-type': contentType } : {}),
    ...traceHeaders(settings.headers),
    ...call.headers,
  };
  // ofetch would add `application/json` to requests with a body.
  if (body !== undefined && !headers.accept && !settings.headers.accept) headers.accept = '*/*';
  return {
    ...{ method, url, headers, body },
    settings: {
      timeout: timeout === undefined ? settings.timeout : checkTimeout(timeout),
      retry: retry === undefined ? settings.retry : resolveRetry(retry, settings.retry),
      deadline: until,
      // Nothing but `true`: a request is not sent twice because of the text 'false'.
      idempotent: overrides.idempotent === true,
      ...{ replayable, signal, signer },
    },
  };
}

/** An address for errors and logs: a query may hold secrets. */
const shownAddress = ({ origin, pathname }: URL): string => origin + pathname;

/** When the call must be over: before the invocation is, so that there is time to answer. */
function deadline({ engine, deadlineReserve }: SessionSettings): number | undefined {
  const now = engine.clock.now();
  const left = remainingTime(now);
  return left === undefined ? undefined : now + left - deadlineReserve;
}

/** What a call without a reply rejects with. */
function toError(
  settings: SessionSettings,
  request: ClientRequest,
  outcome: Exclude<Outcome, { kind: 'reply' }>,
  attempts: number,
): unknown {
  if (outcome.kind === 'aborted') return outcome.reason;
  if (outcome.kind === 'fault') return outcome.error;
  const { method, url } = request;
  return exchangeError(outcome.kind, {
    ...{ method, url: shownAddress(url), attempts, timeout: request.settings.timeout },
    maxResponseBytes: settings.engine.maxResponseBytes,
    cause: outcome.cause,
  });
}

function checkMethod(method: string, body: unknown): void {
  if (!/^[A-Z][A-Z-]*$/.test(method))
    throw new PyPwExtInternalError(`"${method}" is not a valid HTTP method`);
  // Fetch makes none of these (the Fetch standard, "forbidden method").
  if (['CONNECT', 'TRACE', 'TRACK'].includes(method)) {
    throw new PyPwExtInternalError(`The method ${method} cannot be sent with fetch`);
  }
  if ((method === 'GET' || method === 'HEAD') && body !== undefined && body !== null) {
    throw new PyPwExtInternalError(`A ${method} request cannot have a body: use params, or another method`);
  }
}

function checkTls(settings: SessionSettings, url: URL): void {
  if (url.protocol !== 'https:' || settings.allowUnverifiedTls) return;
  if (process.env.NODE_TLS_REJECT_UNAUTHORIZED !== '0') return;
  throw new PyPwExtInternalError(
    'NODE_TLS_REJECT_UNAUTHORIZED=0 has switched the verification of certificates off. Unset it (use ' +
      'NODE_EXTRA_CA_CERTS for a certificate authority of your own), or say allowUnverifiedTls: true',
  );
}
