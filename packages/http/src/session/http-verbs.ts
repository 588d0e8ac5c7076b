import type { StandardSchema } from '@pypwext/base';
import type { ModelData } from '../declaration/call-types.ts';
import type { HttpReply } from '../reply/http-reply.ts';
import type { RequestOptions } from '../request/call-options.ts';

/** The verbs of a session. They give the reply whatever its status. */
export abstract class HttpVerbs {
  /** Makes a call with any method; otherwise as {@link HttpVerbs.get}. */
  abstract request<Schema extends StandardSchema | undefined = undefined>(
    method: string,
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>>;

  /**
   * Makes a GET call.
   *
   * @param url - An absolute address. It is no template.
   * @returns The reply, whatever its status; see {@link HttpReply}.
   * @throws PyPwExtHTTPError without a reply: 502 for the network, 504 for time, 503 for the policy; and 502
   * for a reply that does not fit its model.
   */
  get<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: Omit<RequestOptions<Schema>, 'body'>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('GET', url, options as RequestOptions<Schema> | undefined);
  }

  /** Makes a HEAD call; otherwise as {@link HttpVerbs.get}. */
  head(url: string | URL, options?: Omit<RequestOptions<undefined>, 'body' | 'model'>): Promise<HttpReply> {
    return this.request<undefined>('HEAD', url, options);
  }

  /** Makes an OPTIONS call; otherwise as {@link HttpVerbs.get}. */
  options<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('OPTIONS', url, options);
  }

  /** Makes a POST call, which is tried again only with `idempotent: true`; otherwise as {@link HttpVerbs.get}. */
  post<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('POST', url, options);
  }

  /** Makes a PUT call; otherwise as {@link HttpVerbs.get}. */
  put<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('PUT', url, options);
  }

  /** Makes a PATCH call, which is tried again only with `idempotent: true`; otherwise as {@link HttpVerbs.get}. */
  patch<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('PATCH', url, options);
  }

  /** Makes a DELETE call; otherwise as {@link HttpVerbs.get}. */
  delete<Schema extends StandardSchema | undefined = undefined>(
    url: string | URL,
    options?: RequestOptions<Schema>,
  ): Promise<HttpReply<ModelData<Schema>>> {
    return this.request<Schema>('DELETE', url, options);
  }
}
