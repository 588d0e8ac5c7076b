import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Runner } from '../../race/race-suite.ts';
import { credentials, region, request, service, signing } from './signed-request.ts';

/** What the SDK hands to the signer on Node: hashes of `node:crypto` behind smithy's interface. */
class Sha256 {
  readonly #secret: string | Uint8Array | undefined;
  #hash: Hash | Hmac;

  constructor(secret?: string | Uint8Array) {
    this.#secret = secret;
    this.#hash = this.#start();
  }

  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#start();
  }

  #start(): Hash | Hmac {
    return this.#secret === undefined ? createHash('sha256') : createHmac('sha256', this.#secret);
  }
}

export function smithy(): Runner {
  const signer = new SignatureV4({
    service,
    region,
    credentials,
    sha256: Sha256 as never,
    applyChecksum: false,
  });
  const { method, host, path, headers, body, date } = request;
  return signing(async () => {
    const unsigned = {
      method,
      protocol: 'https:',
      hostname: host,
      path,
      headers: { host, ...headers },
      body,
    };
    return (await signer.sign(unsigned, { signingDate: date })).headers.authorization;
  });
}
