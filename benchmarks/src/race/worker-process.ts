import { type ChildProcess, fork } from 'node:child_process';
import { openSync } from 'node:fs';
import { devNull } from 'node:os';
import type { Assignment, Lap, Ready, Report } from './protocol.ts';

export interface WorkerOptions {
  /** The bundled worker. */
  readonly file: string;
  /** Executable of Node. */
  readonly node: string;
  readonly assignment: Assignment;
  readonly environment?: Readonly<Record<string, string>>;
  /** Options of Node. */
  readonly nodeOptions?: readonly string[];
  /** Keep what it writes, to give it at the end. */
  readonly keepOutput?: boolean;
  /** Its job is to write: all of it goes to the null device. Without it the standard error is kept for a crash. */
  readonly dropOutput?: boolean;
}

/** A running worker. */
export interface WorkerProcess {
  readonly ready: Ready;
  /** Lets it take a turn. */
  run(calls: number): Promise<Lap>;
  /** Ends it, and gives what it wrote, if that was kept. */
  stop(): Promise<string>;
}

let nullDevice: number | undefined;

/**
 * Starts a worker and waits until it has made its first call.
 *
 * @throws Error with the worker's own message when it fails.
 */
export async function startWorker(options: WorkerOptions): Promise<WorkerProcess> {
  const child = start(options);
  const output = collect(child.stdout, child.stderr);
  // Not "close": it never comes when this side of the channel disconnects first.
  const ended = Promise.all([
    new Promise((resolve) => child.once('exit', resolve)),
    endOf(child.stdout),
    endOf(child.stderr),
  ]);
  const next = (): Promise<Report> => nextReport(child, output, describe(options.assignment));
  const ready = (await next()) as Ready;
  return {
    ready,
    run: async (calls) => {
      child.send({ calls });
      return (await next()) as Lap;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await ended;
      return output();
    },
  };
}

function start({
  file,
  node,
  assignment,
  environment,
  nodeOptions = [],
  keepOutput = false,
  dropOutput = false,
}: WorkerOptions): ChildProcess {
  nullDevice ??= openSync(devNull, 'w');
  return fork(file, [JSON.stringify(assignment)], {
    execPath: node,
    execArgv: [...nodeOptions],
    env: { ...process.env, ...environment },
    stdio: ['ignore', keepOutput ? 'pipe' : nullDevice, dropOutput ? nullDevice : 'pipe', 'ipc'],
  });
}

function collect(...streams: readonly (NodeJS.ReadableStream | null)[]): () => string {
  let text = '';
  for (const stream of streams) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return () => text;
}

const endOf = (stream: NodeJS.ReadableStream | null): Promise<unknown> =>
  new Promise((resolve) => (stream ? stream.once('end', resolve) : resolve(undefined)));

function nextReport(child: ChildProcess, output: () => string, who: string): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onMessage = (message: Report): void => {
      child.off('exit', onExit);
      if (message.kind === 'failure') {
        if (child.connected) child.disconnect();
        reject(new Error(`${who} failed: ${message.message}`));
      } else resolve(message);
    };
    const onExit = (code: number | null): void => {
      child.off('message', onMessage);
      reject(new Error(`${who} ended with ${code} before it answered: ${output()}`));
    };
    child.once('message', onMessage);
    child.once('exit', onExit);
  });
}

const describe = ({ task, case: raceCase, contender }: Assignment): string =>
  task === 'serve' ? 'The server' : `"${contender}" in "${raceCase}"`;
