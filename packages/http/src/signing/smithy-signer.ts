import { PyPwExtInternalError } from '@pypwext/base';
import { HmacKey } from './hmac-sha256.ts';
import type { AwsCredentials, Signer, SigningRequest } from './signer.ts';

/**
 * A signer on top of `@smithy/signature-v4`, with the hashes of `node:crypto`. Its signatures are the same as
 * the default's, in about the same CPU time, by the code that the AWS SDK signs with. It takes the package
 * `@smithy/signature-v4`, which every client of the AWS SDK brings along; it is loaded at the first signature.
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
  // Of the scope and the credentials of the last request: most sessions have but one of each.
  let last: (LastSigner & { readonly signer: InstanceType<Loaded['SignatureV4']> }) | undefined;
  return {
    async sign({ method, url, headers, body, service, region, credentials, date }: SigningRequest) {
      loading ??= load();
      const { SignatureV4, sha256 } = await loading;
      if (!last || !isFor(last, service, region, credentials)) {
        const { accessKeyId, secretAccessKey, sessionToken } = credentials;
        const identity = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
        const signer = new SignatureV4({
          service,
          region,
          credentials: identity,
          sha256,
          applyChecksum: false,
        });
        last = { service, region, credentials: identity, signer };
      }
      const signed = await last.signer.sign(
        {
          ...{ method, protocol: url.protocol, hostname: url.hostname, path: url.pathname },
          query: url.search === '' ? {} : toQueryBag(url.searchParams),
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

type Smithy = typeof import('@smithy/signature-v4');

type Loaded = Awaited<ReturnType<typeof load>>;

interface LastSigner {
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
}

const isFor = (last: LastSigner, service: string, region: string, credentials: AwsCredentials): boolean =>
  last.service === service &&
  last.region === region &&
  last.credentials.accessKeyId === credentials.accessKeyId &&
  last.credentials.secretAccessKey === credentials.secretAccessKey &&
  (last.credentials.sessionToken ?? '') === (credentials.sessionToken ?? '');

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
  const { hash } = process.getBuiltinModule('node:crypto');
  // With a handler, bundlers let the package be absent, as it is optional.
  const smithy: Smithy | { readonly default: Smithy } = await import('@smithy/signature-v4').catch(
    (cause: unknown) => {
      throw new PyPwExtInternalError(
        'The smithy signer could not load @smithy/signature-v4: is it installed?',
        { cause },
      );
    },
  );
  // esbuild with code splitting makes the CommonJS build a chunk that exports a default and no names.
  const { SignatureV4 } = 'SignatureV4' in smithy ? smithy : smithy.default;
  /** Signing hands in all data at once: one call into OpenSSL costs half of making a hash object. */
  class Sha256 {
    readonly #secret: string | Uint8Array | undefined;
    #data: (string | Uint8Array)[] = [];

    constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
      this.#secret = secret === undefined ? undefined : toBytes(secret);
    }

    update(data: Uint8Array | string): void {
      this.#data.push(data);
    }

    async digest(): Promise<Uint8Array> {
      const [data = '', ...more] = this.#data;
      const whole = more.length === 0 ? data : Buffer.concat(this.#data.map(toBuffer));
      return this.#secret === undefined
        ? hash('sha256', whole, 'buffer')
        : new HmacKey(this.#secret).bytes(whole);
    }

    reset(): void {
      this.#data = [];
    }
  }
  return { SignatureV4, sha256: Sha256 };
}

const toBuffer = (part: string | Uint8Array): Uint8Array =>
  typeof part === 'string' ? Buffer.from(part) : part;

function toBytes(secret: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof secret === 'string') return secret;
  return ArrayBuffer.isView(secret)
    ? new Uint8Array(secret.buffer, secret.byteOffset, secret.byteLength)
    : new Uint8Array(secret);
}
