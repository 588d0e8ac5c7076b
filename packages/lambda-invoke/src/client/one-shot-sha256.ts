import type { LambdaClientConfig } from '@aws-sdk/client-lambda';

/** How the SDK is told what makes its hashes. */
export type Sha256Constructor = NonNullable<LambdaClientConfig['sha256']>;

type Data = string | ArrayBuffer | ArrayBufferView;

/** What SHA-256 works on at a time, and what it gives, in bytes. */
const BLOCK = 64;
const DIGEST = 32;

/**
 * SHA-256, with a secret HMAC-SHA-256, for the signer of the SDK. It gives what the SDK's own class gives.
 *
 * The SDK makes an object of OpenSSL for each of the five hashes of a signature, which the collector has to look
 * after: together they are an eighth of the CPU time of a call. Signing has all of its data at hand, for which the
 * one-shot `hash` of `node:crypto` takes a fifth of that. Data must not change before the digest is asked for.
 *
 * Source: RFC 2104, section 2.
 */
export function oneShotSha256(): Sha256Constructor {
  const { hash } = process.getBuiltinModule('node:crypto');
  const digestOf = (data: Uint8Array): Buffer => hash('sha256', data, 'buffer');

  function codeOf(secret: Uint8Array, message: Uint8Array): Buffer {
    const inner = Buffer.alloc(BLOCK + message.length, 0x36);
    const outer = Buffer.alloc(BLOCK + DIGEST, 0x5c);
    const key = secret.length > BLOCK ? digestOf(secret) : secret;
    key.forEach((byte, index) => {
      inner[index] = byte ^ 0x36;
      outer[index] = byte ^ 0x5c;
    });
    inner.set(message, BLOCK);
    outer.set(digestOf(inner), BLOCK);
    return digestOf(outer);
  }

  return class {
    readonly #secret: Uint8Array | undefined;
    #parts: Uint8Array[] = [];

    constructor(secret?: Data) {
      // To the SDK an empty text is no secret.
      this.#secret = secret ? toBytes(secret) : undefined;
    }

    update(data: Data): void {
      this.#parts.push(toBytes(data));
    }

    async digest(): Promise<Uint8Array> {
      const [first, second] = this.#parts;
      const data = first && !second ? first : Buffer.concat(this.#parts);
      return this.#secret ? codeOf(this.#secret, data) : digestOf(data);
    }

    reset(): void {
      this.#parts = [];
    }
  };
}

/** The bytes themselves, and not a copy, of what is no text. */
const toBytes = (data: Data): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : Buffer.from(data as string);
