import { createServer, type Server, type Socket } from 'node:net';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Which connection, from 1. */
  readonly connection: number;
}

/** What the server does with one request. */
export type Step = (socket: Socket, request: WireRequest, server: ScriptedServer) => void;

/**
 * A server on a plain socket that does with each request what its script says, down to the bytes. When the
 * script is at its end, the last step stays.
 */
export class ScriptedServer {
  readonly requests: WireRequest[] = [];
  readonly #script: readonly Step[];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #connections = 0;

  private constructor(script: readonly Step[]) {
    this.#script = script;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async start(...script: Step[]): Promise<ScriptedServer> {
    const server = new ScriptedServer(script);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #accept(socket: Socket): void {
    this.#connections += 1;
    const connection = this.#connections;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => undefined);
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      for (let request = take(received); request; request = take(received)) {
        received = received.subarray(request.length);
        const wire: WireRequest = { ...request.wire, connection };
        const step = this.#script[Math.min(this.requests.length, this.#script.length - 1)];
        this.requests.push(wire);
        step?.(socket, wire, this);
      }
    });
  }
}

function take(bytes: Buffer): { length: number; wire: Omit<WireRequest, 'connection'> } | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const headers: Record<string, string> = {};
  for (const header of lines) {
    const colon = header.indexOf(':');
    headers[header.slice(0, colon).toLowerCase()] = header.slice(colon + 1).trim();
  }
  const start = end + 4;
  const [method = '', target = ''] = line.split(' ');
  if (headers['transfer-encoding'] === 'chunked') {
    const last = bytes.indexOf('0\r\n\r\n', start);
    if (last < 0) return undefined;
    const body = unchunk(bytes.subarray(start, last).toString('utf8'));
    return { length: last + 5, wire: { method, target, headers, body } };
  }
  const size = Number(headers['content-length'] ?? 0);
  if (bytes.length < start + size) return undefined;
  const body = bytes.subarray(start, start + size).toString('utf8');
  return { length: start + size, wire: { method, target, headers, body } };
}

const unchunk = (text: string): string => text.replace(/[0-9a-f]+\r\n([\s\S]*?)\r\n/g, '$1');
