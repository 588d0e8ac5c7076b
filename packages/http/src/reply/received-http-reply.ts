import { PyPwExtHTTPError } from '@pypwext/base';
import type { ReceivedReply } from '../resilience/outcome.ts';
import type { HttpReplyBase } from './http-reply.ts';
import { ReplyData } from './reply-data.ts';

/** What a reply answers. */
export interface ReplyContext {
  readonly method: string;
  /** The address without its query. */
  readonly url: string;
  readonly attempts: number;
}

const BODYLESS: readonly number[] = [204, 205, 304];

/** A reply of HTTP. Its text and its `Response` are made when they are asked for. */
export class ReceivedHttpReply extends ReplyData implements HttpReplyBase {
  // Private, so that `console.log(reply)` shows no headers.
  readonly #received: ReceivedReply;
  readonly context: ReplyContext;
  #response: Response | undefined;
  #text: string | undefined;

  constructor(received: ReceivedReply, context: ReplyContext) {
    super();
    this.#received = received;
    this.context = context;
  }

  /** The reply as it was received. */
  get received(): ReceivedReply {
    return this.#received;
  }

  get ok(): boolean {
    return this.received.status < 300;
  }

  get responseCode(): number {
    return this.received.status;
  }

  get attempts(): number {
    return this.context.attempts;
  }

  get response(): Response {
    this.#response ??= toResponse(this.received);
    return this.#response;
  }

  get responseBody(): string {
    this.#text ??= decode(this.received);
    return this.#text;
  }

  json<T = unknown>(): T {
    try {
      return JSON.parse(this.responseBody) as T;
    } catch {
      // The parser's message quotes the body.
      const { method, url, attempts } = this.context;
      const what = this.responseBody === '' ? 'is empty' : 'is not JSON';
      throw new PyPwExtHTTPError(`The reply to ${method} ${url} ${what}`, {
        ...{ code: 502, method, url, attempts, response: this.response, responseBody: this.responseBody },
      });
    }
  }

  /** What logs and `console.log` show: never headers or the body. */
  toJSON(): Record<string, unknown> {
    const { method, url, attempts } = this.context;
    return { method, url, responseCode: this.responseCode, ok: this.ok, attempts };
  }
}

function toResponse({ status, statusText, headers, body, url, redirected }: ReceivedReply): Response {
  const bytes = BODYLESS.includes(status) ? null : (body as Uint8Array<ArrayBuffer>);
  const known = status >= 200 && status <= 599;
  // Beyond Latin-1, a `Response` takes none, while servers send what they like.
  const phrase = statusText.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?');
  const response = new Response(bytes, { status: known ? status : 599, statusText: phrase, headers });
  const more = { url, redirected, ...(known ? {} : { status, ok: false }) };
  for (const [key, value] of Object.entries(more)) {
    Object.defineProperty(response, key, { value, enumerable: true, configurable: true });
  }
  return response;
}

function decode({ headers, body }: ReceivedReply): string {
  const charset = /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return decodeUtf8(body);
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    // A charset that nobody knows; UTF-8 is the likeliest by far.
    return new TextDecoder().decode(body);
  }
}

/** What a `TextDecoder` does, at a third of its cost for the small bodies of APIs. */
function decodeUtf8(body: Uint8Array): string {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
