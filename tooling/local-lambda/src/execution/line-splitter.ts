import { StringDecoder } from 'node:string_decoder';

/** How long an unfinished line may grow, in characters, before it is passed on in pieces. */
const maximumPendingCharacters = 1_048_576;

/**
 * Cuts a stream of bytes into lines, whatever its chunks look like: a chunk may end inside a line, and inside
 * a character of several bytes.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: (line: string) => void;
  #pending = '';

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine;
  }

  /** Takes the next bytes and passes on the lines they complete. */
  write(chunk: Uint8Array): void {
    this.#take(this.#decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
  }

  /** Passes on what is left when the stream ends without a line break. */
  end(): void {
    this.#take(this.#decoder.end());
    if (this.#pending !== '') this.#onLine(this.#pending);
    this.#pending = '';
  }

  #take(text: string): void {
    const lines = text.split('\n');
    lines[0] = this.#pending + lines[0];
    this.#pending = lines.pop() ?? '';
    for (const line of lines) this.#onLine(line.endsWith('\r') ? line.slice(0, -1) : line);
    if (this.#pending.length > maximumPendingCharacters) {
      this.#onLine(this.#pending);
      this.#pending = '';
    }
  }
}
