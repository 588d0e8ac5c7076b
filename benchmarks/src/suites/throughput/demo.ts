import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The demo, running in processes of its own. */
export interface Demo {
  /** Of its HTTP API. */
  readonly url: string;
  stop(): Promise<void>;
}

const program = fileURLToPath(new URL('../../../../apps/demo/dist/local-run.mjs', import.meta.url));
const HTTP_API = /HTTP API\s+(http:\/\/[^/\s]+)\//;

/**
 * Starts the built demo on free ports, as `pnpm demo` does.
 *
 * @throws Error with what it printed, when it ends before it listens.
 */
export async function startDemo(): Promise<Demo> {
  const child = spawn(process.execPath, [program, '--port', '0', '--rest-port', '0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exit = once(child, 'exit');
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      printed += chunk;
      const found = HTTP_API.exec(printed)?.[1];
      if (found) resolve(found);
    });
    exit.then(() => reject(new Error(`The demo ended before it listened: ${printed}`)), reject);
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await exit;
    },
  };
}
