import type { Engine, ExchangeSettings, RequestBody } from '../resilience/exchange.ts';
import type { ExchangeResult } from '../resilience/outcome.ts';
import { resilientExchange } from '../resilience/resilient-exchange.ts';
import { HeaderMap } from './header-map.ts';

/** A request for {@link FetchClient}. */
export interface ClientRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: RequestBody | undefined;
  readonly settings: ExchangeSettings;
}

/** Makes calls through ofetch. */
export type FetchClient = (request: ClientRequest) => Promise<ExchangeResult>;

type RawFetch = (url: string, options: object) => Promise<unknown>;

/** The options as they arrive below ofetch: headers merged, and our own keys as they were. */
interface PassedOptions {
  readonly method: string;
  readonly headers: HeaderMap;
  readonly body?: RequestBody;
  readonly passed: Pick<ClientRequest, 'url' | 'settings'>;
}

/**
 * Puts the attempts of a call below `ofetch.raw`, which merges the headers of session and call. ofetch's own
 * retry and timeout stay off: its timer does not cover the body and is not renewed, and its retry may
 * change the request. What comes back up is no body but the outcome, so ofetch has nothing to parse
 * and makes no errors of its own, which would hold the request's headers.
 */
export function createFetchClient(engine: Engine, headers: Readonly<Record<string, string>>): FetchClient {
  let loading: Promise<RawFetch> | undefined;
  return async ({ method, url, headers: own, body, settings }) => {
    loading ??= loadRawFetch(engine, headers);
    const raw = await loading;
    const outcome = await raw(url.href, {
      ...{ method, headers: own, retry: false, ignoreResponseError: true, passed: { url, settings } },
      ...(body === undefined ? {} : { body }),
    });
    return (outcome as { result: ExchangeResult }).result;
  };
}

async function loadRawFetch(engine: Engine, headers: Readonly<Record<string, string>>): Promise<RawFetch> {
  const { createFetch } = await import('./ofetch.ts');
  const below = async (_url: string, options: PassedOptions): Promise<object> => {
    const { method, body, headers, passed } = options;
    const request = { method, body, headers: Object.fromEntries(headers), ...passed };
    // An error that came through ofetch would leave as one of its own, with the query in its message.
    const result = await resilientExchange(engine, request).catch(
      (error: unknown): ExchangeResult => ({ outcome: { kind: 'fault', error }, attempts: [] }),
    );
    return { result, status: 0, body: null, headers };
  };
  const client = createFetch({
    fetch: below as unknown as typeof globalThis.fetch,
    Headers: HeaderMap as unknown as typeof globalThis.Headers,
    ...(Object.keys(headers).length === 0 ? {} : { defaults: { headers: { ...headers } } }),
  });
  return client.raw as unknown as RawFetch;
}
