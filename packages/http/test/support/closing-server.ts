import { Worker } from 'node:worker_threads';

// In a thread of its own, so that it can act while the thread of the test stands still.
const PROGRAM = `
const { createServer } = require('node:net');
const { parentPort, workerData } = require('node:worker_threads');
const closed = new Int32Array(workerData);
const server = createServer((socket) => {
  socket.on('error', () => undefined);
  socket.on('data', () => {
    socket.write('HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\nok', () => {
      // The next turn: the answer is out, then the connection is reset while nobody looks.
      setImmediate(() => socket.resetAndDestroy());
    });
  });
  socket.on('close', () => {
    Atomics.add(closed, 0, 1);
    Atomics.notify(closed, 0);
  });
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

/** A server that answers and then closes the connection, and a way to stand still until it has. */
export interface ClosingServer extends AsyncDisposable {
  readonly origin: string;
  /** Blocks this thread, as a freeze does, until that many connections are closed. */
  freezeUntilClosed(connections: number): void;
}

export async function startClosingServer(): Promise<ClosingServer> {
  const shared = new SharedArrayBuffer(4);
  const closed = new Int32Array(shared);
  const worker = new Worker(PROGRAM, { eval: true, workerData: shared });
  const port = await new Promise<number>((resolve) => worker.once('message', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    freezeUntilClosed(connections) {
      for (let seen = Atomics.load(closed, 0); seen < connections; seen = Atomics.load(closed, 0)) {
        Atomics.wait(closed, 0, seen, 1_000);
      }
    },
    async [Symbol.asyncDispose]() {
      await worker.terminate();
    },
  };
}
