/** How much of the log Lambda returns for `LogType: Tail`, in bytes (Lambda API reference, Invoke). */
const tailBytes = 4096;

/** Keeps the last 4 KB of what an invocation logged. */
export class LogTail {
  #bytes: Buffer = Buffer.alloc(0);

  append(chunk: Uint8Array | string): void {
    const added = typeof chunk === 'string' ? Buffer.from(chunk, 'utf8') : chunk;
    this.#bytes = Buffer.concat([this.#bytes, added.subarray(-tailBytes)]).subarray(-tailBytes);
  }

  toBuffer(): Buffer {
    return Buffer.from(this.#bytes);
  }
}
