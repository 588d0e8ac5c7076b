/** What SHA-256 works on at a time, in bytes. */
const BLOCK = 64;
const DIGEST = 32;

/**
 * A key of HMAC-SHA-256, on top of the one-shot `hash` of `node:crypto`.
 *
 * `createHmac` makes a native object for each use, and for a key of bytes another one, which the collector has to
 * look after: that is 9 µs of a signed request, and 14 µs for a key of bytes in Node 24.21. Two hashes are 2 µs.
 *
 * Source: RFC 2104, section 2.
 */
export class HmacKey {
  readonly #hash: typeof import('node:crypto').hash;
  readonly #inner: Buffer;
  readonly #outer: Buffer;

  constructor(secret: string | Uint8Array) {
    this.#hash = process.getBuiltinModule('node:crypto').hash;
    const given = typeof secret === 'string' ? Buffer.from(secret) : secret;
    const key = given.length > BLOCK ? this.#hash('sha256', given, 'buffer') : given;
    this.#inner = padded(key, 0x36);
    this.#outer = padded(key, 0x5c);
  }

  /** The code of a message, in hexadecimal. */
  hex(message: string | Uint8Array): string {
    return this.#hash('sha256', this.#outerOf(message));
  }

  /** The code of a message. */
  bytes(message: string | Uint8Array): Buffer {
    return this.#hash('sha256', this.#outerOf(message), 'buffer');
  }

  #outerOf(message: string | Uint8Array): Buffer {
    const bytes = typeof message === 'string' ? Buffer.from(message) : message;
    const inner = Buffer.concat([this.#inner, bytes], BLOCK + bytes.length);
    const outer = Buffer.allocUnsafe(BLOCK + DIGEST);
    this.#outer.copy(outer);
    outer.write(this.#hash('sha256', inner), BLOCK, 'hex');
    return outer;
  }
}

function padded(key: Uint8Array, pad: number): Buffer {
  const block = Buffer.alloc(BLOCK, pad);
  for (const [index, byte] of key.entries()) block[index] = byte ^ pad;
  return block;
}
