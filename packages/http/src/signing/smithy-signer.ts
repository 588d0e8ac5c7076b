import { PyPwExtInternalError } from '@pypwext/base';
import type { Signer, SigningRequest } from './signer.ts';

/**
 * A signer on top of `@smithy/signature-v4`, with the hashes of `node:crypto`. Its signatures are the same
 * as the default's, at a fraction of the CPU time; it takes the package `@smithy/signature-v4`, which every
 * client of the AWS SDK brings along. Both are loaded at the first signature.
 *
 * @example
 * ```ts
 * import { PyPwExtHTTPSession, smithySigner } from '@pypwext/http';
 *
 * const http = new PyPwExtHTTPSession({ signing: { signer: smithySigner() } });
 * await http.close();
 * ```
 */
export function smithySigner(): Signer {
  let loading: ReturnType<typeof load> | undefined;
  return {
    async sign({ method, url, headers, body, service, region, credentials, date }: SigningRequest) {
      loading ??= load();
      const { SignatureV4, sha256 } = await loading;
      const { accessKeyId, secretAccessKey, sessionToken } = credentials;
      const identity = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
      const signer = new SignatureV4({
        service,
        region,
        credentials: identity,
        sha256,
        applyChecksum: false,
      });
      const signed = await signer.sign(
        {
          ...{ method, protocol: url.protocol, hostname: url.hostname, path: url.pathname },
          query: toQueryBag(url.searchParams),
          headers: { host: url.host, ...headers },
          body,
        },
        { signingDate: date },
      );
      const { host: _, ...rest } = signed.headers;
      return rest;
    },
  };
}

/** Repeated keys go in as arrays. @throws PyPwExtInternalError for the one key that smithy would lose. */
function toQueryBag(parameters: URLSearchParams): Record<string, string | string[]> {
  const bag: Record<string, string | string[]> = Object.create(null);
  for (const key of new Set(parameters.keys())) {
    // Smithy gathers the query in a plain object, where this key sets the prototype instead.
    if (key === '__proto__') {
      throw new PyPwExtInternalError('The smithy signer cannot sign a query parameter named "__proto__"');
    }
    const values = parameters.getAll(key);
    bag[key] = values.length === 1 && values[0] !== undefined ? values[0] : values;
  }
  return bag;
}

async function load() {
  const [{ SignatureV4 }, { createHash, createHmac, createSecretKey, hash }] = await Promise.all([
    // With a handler, bundlers let the package be absent, as it is optional.
    import('@smithy/signature-v4').catch((cause: unknown) => {
      throw new PyPwExtInternalError(
        'The smithy signer could not load @smithy/signature-v4: is it installed?',
        { cause },
      );
    }),
    import('node:crypto'),
  ]);
  type Running = Pick<ReturnType<typeof createHmac>, 'update' | 'digest'>;
  /** Takes data once, as signing does: one call into OpenSSL costs half of making a hash object. */
  class Sha256 {
    readonly #secret: string | Uint8Array | undefined;
    #data: Uint8Array | string | undefined;
    #hash: Running | undefined;

    constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
      this.#secret = secret === undefined ? undefined : toBytes(secret);
    }

    update(data: Uint8Array | string): void {
      if (this.#hash === undefined && this.#data === undefined && this.#secret === undefined) {
        this.#data = data;
        return;
      }
      this.#hash ??= this.#start();
      this.#hash.update(data);
    }

    async digest(): Promise<Uint8Array> {
      if (this.#hash !== undefined || this.#secret !== undefined)
        return (this.#hash ?? this.#start()).digest();
      return hash('sha256', this.#data ?? '', 'buffer');
    }

    reset(): void {
      this.#data = undefined;
      this.#hash = undefined;
    }

    #start(): Running {
      if (this.#secret !== undefined) {
        // Bytes as a key object: Node 24.21 takes seven times as long for the same without.
        const secret = typeof this.#secret === 'string' ? this.#secret : createSecretKey(this.#secret);
        return createHmac('sha256', secret);
      }
      const started = createHash('sha256');
      return this.#data === undefined ? started : started.update(this.#data);
    }
  }
  return { SignatureV4, sha256: Sha256 };
}

function toBytes(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}
