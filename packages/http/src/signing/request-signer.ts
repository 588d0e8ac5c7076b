import { type Clock, isPyPwExtError, PyPwExtInternalError } from '@pypwext/base';
import type { ExchangeRequest } from '../resilience/exchange.ts';
import type { ReceivedReply } from '../resilience/outcome.ts';
import { parseHttpDate } from '../resilience/retry-after.ts';
import type { SigningScope } from './aws-endpoint.ts';
import { aws4fetchSigner } from './aws4fetch-signer.ts';
import type { CredentialProvider } from './credential-provider.ts';
import type { Signer, SigningRequest } from './signer.ts';
import type { SigningTarget } from './signing-target.ts';

/** A difference of clocks below this, in ms, is within what AWS accepts (5 minutes). */
const TOLERATED_SKEW = 240_000;
/** The errors that say that the credentials are no longer the right ones. */
const STALE_CREDENTIALS =
  /^(?:ExpiredToken(?:Exception)?|InvalidClientTokenId|UnrecognizedClientException)\b/;

/** A hop in the form in which it is sent. */
interface Hop {
  readonly url: URL;
  readonly headers: ExchangeRequest['headers'];
}

/** Signs the requests of a session, and learns from the replies what was wrong with a signature. */
export class RequestSigner {
  readonly #target: SigningTarget;
  readonly #credentials: CredentialProvider;
  readonly #signer: Signer;
  readonly #clock: Clock;
  #skew = 0;
  #last: { readonly url: URL; readonly scope: SigningScope | undefined } | undefined;

  constructor(
    target: SigningTarget,
    credentials: CredentialProvider,
    signer: Signer | undefined,
    clock: Clock,
  ) {
    this.#target = target;
    this.#credentials = credentials;
    this.#signer = signer ?? aws4fetchSigner();
    this.#clock = clock;
  }

  /** The scope in which an address is signed; `undefined` when it is not. */
  scope(url: URL): SigningScope | undefined {
    // A call asks once before its body is encoded, and once with each attempt.
    if (this.#last?.url !== url) this.#last = { url, scope: this.#target(url) };
    return this.#last.scope;
  }

  /**
   * Signs a request when its address asks for it. Of its headers only `content-type` and `x-amz-*` are
   * signed: proxies edit others, and an edited header breaks the signature.
   *
   * @throws PyPwExtInternalError without credentials, and for an address that no two parties would
   * canonicalise alike.
   */
  async sign(request: ExchangeRequest): Promise<Hop> {
    const scope = this.scope(request.url);
    if (!scope || request.headers.authorization !== undefined) return request;
    const url = signable(request.url);
    const { body } = request;
    if (body instanceof ReadableStream) throw new PyPwExtInternalError('A stream must be read to be signed');
    const signature = await this.#sign({
      ...{ method: request.method, url, body, ...scope },
      headers: headersToSign(request.headers),
      credentials: await this.#credentials(),
      date: new Date(this.#clock.now() + this.#skew),
    });
    return { url, headers: { ...request.headers, ...signature } };
  }

  /** A fault of the signer is no failure of the network: another attempt would not mend it. */
  async #sign(request: SigningRequest): ReturnType<Signer['sign']> {
    try {
      return await this.#signer.sign(request);
    } catch (error) {
      if (isPyPwExtError(error)) throw error;
      throw new PyPwExtInternalError('The signer of the session failed', { cause: error });
    }
  }

  /**
   * Learns from a refused signature: the difference of the clocks, once it is beyond what AWS accepts, or
   * that the credentials have ended.
   *
   * @returns Whether the same request is worth another signature.
   */
  async learn(url: URL, reply: ReceivedReply): Promise<boolean> {
    if (reply.status !== 403 || this.#target(url) === undefined) return false;
    // A host that a redirect has led to was not signed for; its clock is its own affair.
    if (new URL(reply.url).origin !== url.origin) return false;
    const now = this.#clock.now();
    const date = parseHttpDate(reply.headers.get('date') ?? '', now);
    if (date !== undefined && Math.abs(date - now - this.#skew) > TOLERATED_SKEW) {
      this.#skew = date - now;
      return true;
    }
    if (!STALE_CREDENTIALS.test(reply.headers.get('x-amzn-errortype') ?? '')) return false;
    // Without newer ones the 403 is the answer.
    return this.#credentials({ forceRefresh: true }).then(
      () => true,
      () => false,
    );
  }
}

/**
 * The address as it can be signed. `+` in a query means a space to some and a plus to others, so it is
 * written `%20`.
 */
function signable(url: URL): URL {
  if (url.pathname.includes('//')) {
    throw new PyPwExtInternalError(
      `The path of ${shown(url)} has an empty segment ("//"): its signature would not match what is sent`,
    );
  }
  if (/[?&]=/.test(url.search)) {
    throw new PyPwExtInternalError(
      `The query of ${shown(url)} has a parameter without a name, which is not signed`,
    );
  }
  if (!url.search.includes('+')) return url;
  const written = new URL(url);
  written.search = url.search.replaceAll('+', '%20');
  return written;
}

const shown = (url: URL): string => url.origin + url.pathname;

function headersToSign(headers: ExchangeRequest['headers']): Record<string, string> {
  const signed: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-type' || (name.startsWith('x-amz-') && !BROUGHT.includes(name)))
      signed[name] = value;
  }
  return signed;
}

/** The headers that the signature itself brings. */
const BROUGHT = ['x-amz-date', 'x-amz-security-token'];
