import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The server that applications call. */
export interface ApplicationServer {
  /** Such as `http://127.0.0.1:41234`. */
  readonly url: string;
  stop(): void;
}

/**
 * Starts the server in a process of its own.
 *
 * @throws Error when it ends before it listens.
 */
export async function startServer(): Promise<ApplicationServer> {
  const child = fork(fileURLToPath(new URL('./server.mjs', import.meta.url)));
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The server of the cold starts ended with ${code}`);
  });
  const [url] = (await Promise.race([once(child, 'message'), ended])) as [string];
  // After it listens, its end is only the answer to `stop`.
  ended.catch(() => undefined);
  return { url, stop: () => child.disconnect() };
}
